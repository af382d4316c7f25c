import type { StoredExport } from "@keyhole/db/store/exports";
import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import type { TrailHead } from "@keyhole/db/store/trail";
import { fileKinds } from "../../jobs/export-files.ts";
import type { ZipMembers } from "../../jobs/export-pictures.ts";
import type { KnownForm } from "./questions.ts";
import type { ExportTerms } from "./terms.ts";

export interface ManifestInput {
  readonly wanted: StoredExport;
  readonly request: TwoPersonRequest;
  readonly terms: ExportTerms;
  readonly tally: {
    readonly rows: number;
    readonly problems: ReadonlyMap<string, number>;
    readonly guidelineVersions: ReadonlySet<number>;
  };
  readonly forms: readonly KnownForm[];
  readonly members: ZipMembers | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly builtAt: number;
  readonly head: TrailHead;
  /** Opens the commitment to the file's hash that stands in the trail. */
  readonly salt: Uint8Array;
}

/** The file of an export: a name that says nothing about the project (what it is stands in the manifest), and its type. */
export function fileOf(
  { id, format }: Pick<StoredExport, "id" | "format">,
  { pictures }: Pick<ExportTerms, "pictures">,
): { readonly name: string; readonly mime: string } {
  const { ending, mime } = pictures === null ? fileKinds[format] : { ending: "zip", mime: "application/zip" };
  return { name: `keyhole-export-${id}.${ending}`, mime };
}

/**
 * What goes with the file: enough to check it byte by byte, to say under which forms and guidelines it was made, and to
 * find its entries in the trail. Version 1; readers must refuse versions they do not know.
 */
export function makeManifest(input: ManifestInput) {
  const { wanted, request, terms, tally, forms, members, bytes, sha256, builtAt, head, salt } = input;
  return {
    v: 1,
    kind: "keyhole-export-manifest",
    export: wanted.id,
    project: wanted.projectId,
    file: { name: fileOf(wanted, terms).name, bytes, sha256 },
    /** Of a ZIP: the data file, and the list that holds the checksum of every other member. */
    ...(members === null ? {} : { members }),
    format: wanted.format,
    rows: tally.rows,
    /** Pinned versions that were replaced or removed between the request and the build. */
    leftOut: wanted.rows - tally.rows,
    items: terms.items,
    problems: Object.fromEntries(tally.problems),
    forms: forms.map(({ id, version }) => ({ id, version })),
    guidelineVersions: [...tally.guidelineVersions].sort((one, other) => one - other),
    questions: terms.questions,
    fields: terms.fields,
    filters: terms.filters,
    recipient: terms.recipient,
    purpose: terms.purpose,
    request: {
      id: request.id,
      digest: request.digest,
      pins: terms.pins,
      requestedBy: request.requestedBy,
      requestedAt: request.requestedAt,
      approvedBy: request.decidedBy,
      approvedAt: request.decidedAt,
    },
    builtAt,
    trail: { size: head.size, checkpoint: head.checkpoint, salt: Buffer.from(salt).toString("base64url") },
  } as const;
}
export type ExportManifest = ReturnType<typeof makeManifest>;
