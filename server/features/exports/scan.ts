import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ExportCandidate } from "@keyhole/db/store/exports";
import type { FormId, ItemId, ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";
import { statesOf, type ExportFilters } from "./terms.ts";

const idBytes = 16;
/** Ids in one stored part of the pinned list. */
export const idsPerPart = 4096;
const itemsPerPage = 200;

export interface ScanResult {
  readonly rows: number;
  readonly items: number;
  readonly totalItems: number;
  readonly people: number;
  readonly forms: readonly FormId[];
  /** True where the scan stopped at its limit: the counts are at least these. */
  readonly partial: boolean;
}

interface ScanOptions {
  readonly projectId: ProjectId;
  readonly filters: ExportFilters;
  /** Items to look at. */
  readonly items: number;
  /** Rows to find. */
  readonly rows: number;
}

const fits = ({ metadata }: ExportCandidate, wanted: ExportFilters["metadata"]): boolean => {
  if (wanted.length === 0) return true;
  const found: Readonly<Record<string, unknown>> = JSON.parse(metadata);
  return wanted.every(({ key, value }) => Object.hasOwn(found, key) && String(found[key]) === value);
};

export interface ScanListeners {
  /** Each annotation that the filters let through. */
  readonly each?: (annotation: ExportCandidate["annotations"][number]) => void;
  /** The items of a page that have some. */
  readonly eachPage?: (itemIds: readonly ItemId[]) => Promise<void>;
}

/** Goes over the project's items page by page and tells what the filters let through. Gives way to others between pages. */
export async function scan(
  { store }: Pick<Services, "store">,
  { projectId, filters, items: mostItems, rows: mostRows }: ScanOptions,
  { each, eachPage }: ScanListeners = {},
): Promise<ScanResult> {
  const people = new Set<string>();
  const forms = new Set<FormId>();
  const count = { rows: 0, items: 0, totalItems: 0 };
  let after: string | null = null;
  for (;;) {
    const page: ExportCandidate[] = await store.read.exportCandidates({
      projectId,
      states: statesOf(filters),
      from: filters.from ?? undefined,
      to: filters.to ?? undefined,
      withMetadata: filters.metadata.length > 0,
      after,
      limit: itemsPerPage,
    });
    const found: ItemId[] = [];
    for (const candidate of page) {
      count.totalItems++;
      if (candidate.annotations.length === 0 || !fits(candidate, filters.metadata)) continue;
      count.items++;
      found.push(candidate.itemId);
      for (const annotation of candidate.annotations) {
        count.rows++;
        people.add(annotation.personId);
        forms.add(annotation.formId);
        each?.(annotation);
      }
    }
    if (found.length > 0) await eachPage?.(found);
    const last = page.at(-1);
    const over = count.rows > mostRows || count.totalItems >= mostItems;
    if (last === undefined || page.length < itemsPerPage || over) {
      const partial = over && page.length === itemsPerPage;
      return { ...count, people: people.size, forms: [...forms], partial };
    }
    after = last.key;
    await nextTurn();
  }
}

/** Collects ids into the packed parts that the store keeps, with their hash. */
export function createPins() {
  const hash = createHash("sha256");
  const parts: Buffer[] = [];
  let open = Buffer.alloc(0);
  let filled = 0;
  const close = (): void => {
    if (filled > 0) parts.push(open.subarray(0, filled * idBytes));
    filled = 0;
  };
  return {
    add(id: string): void {
      if (filled === 0) open = Buffer.alloc(idsPerPart * idBytes);
      open.set(Buffer.from(id, "base64url"), filled * idBytes);
      hash.update(open.subarray(filled * idBytes, (filled + 1) * idBytes));
      if (++filled === idsPerPart) close();
    },
    finish(): { parts: readonly Uint8Array[]; sha256: string } {
      close();
      return { parts, sha256: hash.digest("hex") };
    },
  };
}

/** The ids of one packed part. */
export const unpackIds = (packed: Uint8Array): string[] => {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: bytes.length / idBytes }, (_, index) =>
    bytes.toString("base64url", index * idBytes, (index + 1) * idBytes),
  );
};
