import type { NewItem, StoredBlob } from "@keyhole/db/store/work";
import type { FactsByField, StoredAnswers } from "@keyhole/shared/answers";
import { factsByField } from "@keyhole/shared/fields/facts";
import type { FieldValue, ItemContent } from "@keyhole/shared/fields/field-type";
import type { BlobId, ImportId, ItemId, ProjectId } from "@keyhole/shared/ids";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { createHash } from "node:crypto";
import { newId } from "../../door/trail-drafts.ts";
import type { ImageLimits } from "../../images/limits.ts";
import type { Services } from "../../services.ts";
import { once } from "../../vault/once.ts";

/** One item as it comes from an import: pictures as untrusted bytes, everything else as field values. */
export interface RawItem {
  readonly fields: Readonly<Record<string, RawField>>;
  /** What the project declared open is stored plain and can be filtered on; the rest is sealed with the content. */
  readonly metadata?: Readonly<Record<string, string | number | boolean>>;
  /** The name it had where it came from. */
  readonly externalId?: string;
  readonly suggestions?: StoredAnswers;
  readonly reference?: StoredAnswers;
  /** Answers that depend on the pictures' sizes; they replace the two above. */
  readonly answers?: (facts: FactsByField) => ItemAnswers;
  readonly gold?: boolean;
  readonly priority?: number;
}

export interface ItemAnswers {
  readonly suggestions?: StoredAnswers;
  readonly reference?: StoredAnswers;
}

export type RawField =
  | { readonly kind: "picture"; readonly bytes: Uint8Array }
  | Exclude<FieldValue, { kind: "image" }>;

export type MakingServices = Pick<Services, "vault" | "random" | "clock"> & {
  readonly images: Pick<Services["images"], "importImage">;
  readonly blobs: Pick<Services["blobs"], "write" | "delete">;
};

export interface ItemMaking {
  readonly projectId: ProjectId;
  readonly importId: ImportId | null;
  readonly settings: ProjectSettings;
  readonly signal?: AbortSignal;
  /** `fingerprintOf` the item, where it is known already. */
  readonly fingerprint?: string;
  /** Ids for the blobs that are written; fresh ones when left out. */
  readonly blobId?: () => BlobId;
  readonly pictureLimits?: ImageLimits;
}

const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** What makes two items the same: their fields as given, before any picture is re-encoded. */
function identityBytes(raw: RawItem): Buffer {
  const parts = Object.entries(raw.fields)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, value]) =>
      value.kind === "picture" ? [name, createHash("sha256").update(value.bytes).digest("base64url")] : [name, value],
    );
  return toBytes(parts);
}

/** 128-bit prefix is enough for duplicates; the whole HMAC is kept. */
export async function fingerprintOf(
  services: Pick<Services, "vault">,
  projectId: ProjectId,
  raw: RawItem,
): Promise<string> {
  return Buffer.from(await services.vault.fingerprint(projectId, identityBytes(raw))).toString("base64url");
}

/**
 * Turns one raw item into what `addItems` stores: pictures are re-encoded and kept as sealed blobs with a preview, the
 * content is sealed, extents stand in the open. Throws `invalid` or `too-large` for a picture that is refused; blobs
 * already written then are removed.
 */
export async function makeItem(services: MakingServices, raw: RawItem, making: ItemMaking): Promise<NewItem> {
  const { projectId } = making;
  const id = newId<"item">(services);
  const fingerprint = making.fingerprint ?? (await fingerprintOf(services, projectId, raw));
  const blobs: StoredBlob[] = [];
  try {
    const fields: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(raw.fields)) {
      fields[name] =
        value.kind === "picture"
          ? await storePicture(services, { ...making, id, name, bytes: value.bytes, blobs })
          : value;
    }
    const { open, sealed } = splitMetadata(raw.metadata ?? {}, making.settings.openMetadata);
    const content: ItemContent = {
      v: 1,
      fields,
      ...(raw.externalId === undefined ? {} : { externalId: raw.externalId }),
      ...(Object.keys(sealed).length === 0 ? {} : { metadata: sealed }),
    };
    const facts = factsByField(content);
    const { suggestions, reference } = raw.answers?.(facts) ?? raw;
    const seal = (record: string, value: unknown) =>
      services.vault.sealRecord({ projectId, purpose: "items", record }, toBytes(value));
    return {
      id,
      taskId: newId(services),
      projectId,
      importId: making.importId,
      fingerprint,
      content: await seal(id, content),
      facts: JSON.stringify(facts),
      metadata: JSON.stringify(open),
      suggestions: suggestions === undefined ? null : await seal(`${id}/suggestions`, suggestions),
      reference: reference === undefined ? null : await seal(`${id}/reference`, reference),
      // Without an answer to compare with, nobody's work could be measured against it.
      gold: (raw.gold ?? false) && reference !== undefined,
      blobs,
      priority: raw.priority ?? 0,
      ord: Buffer.from(services.random(4)).readUInt32BE() >>> 1,
      overlap: making.settings.overlap,
    };
  } catch (cause) {
    await Promise.all(blobs.map((blob) => services.blobs.delete(blob.id)));
    throw cause;
  }
}

type Metadata = Readonly<Record<string, string | number | boolean>>;

function splitMetadata(metadata: Metadata, openKeys: readonly string[]): { open: Metadata; sealed: Metadata } {
  const entries = Object.entries(metadata);
  const part = (open: boolean) => Object.fromEntries(entries.filter(([key]) => openKeys.includes(key) === open));
  return { open: part(true), sealed: part(false) };
}

interface PictureToStore extends ItemMaking {
  readonly id: ItemId;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Filled as blobs are written. */
  readonly blobs: StoredBlob[];
}

async function storePicture(services: MakingServices, picture: PictureToStore): Promise<FieldValue> {
  const { projectId, id: itemId, name: field, blobs, signal } = picture;
  const imported = await services.images.importImage(Uint8Array.from(picture.bytes), {
    ...(signal === undefined ? {} : { signal }),
    ...(picture.pictureLimits === undefined ? {} : { limits: picture.pictureLimits }),
  });
  const store = async (
    kind: "original" | "preview",
    part: { bytes: Uint8Array; mime: string; width: number; height: number },
  ) => {
    const id = picture.blobId?.() ?? newId<"blob">(services);
    const sealed = services.vault.sealBlob({ projectId, purpose: "blobs", record: id }, once(part.bytes));
    const { bytes } = await services.blobs.write(id, sealed);
    const { mime, width, height } = part;
    blobs.push({ id, projectId, itemId, kind, bytes, mime, width, height, field, created: services.clock() });
    return id;
  };
  const { width, height } = imported;
  const blob = await store("original", { ...imported.original, width, height });
  await store("preview", { ...imported.preview, mime: "image/jpeg" });
  return { kind: "image", blob, width, height };
}
