import type { FreezeId, Id, PersonId } from "@keyhole/shared/ids";
import type { EntryDraft } from "./trail.ts";

export type NoticeId = Id<"notice">;

/** Something a person must be told; stays until dismissed. */
export interface Notice {
  readonly id: NoticeId;
  readonly personId: PersonId;
  readonly kind:
    | "break-glass-used"
    | "break-glass-approved"
    | "break-glass-renewed"
    | "reset-approved"
    | "role-ended-by-reset"
    | "duty-granted"
    | "settings-relaxed";
  readonly subject: PersonId | null;
  readonly created: number;
}

export interface AdministrationReader {
  /** Not dismissed, newest first; `after` is the last one of the page before. */
  noticesOf(personId: PersonId, page: { readonly after?: NoticeId; readonly limit: number }): Promise<Notice[]>;
  breakGlassCodes(): Promise<{ made: number; unused: number }>;
}

export interface AdministrationWriter {
  /** `conflict` where codes were made before: they are shown once in an installation's life. */
  saveBreakGlassCodes(input: { hashes: readonly string[]; now: number; drafts: readonly EntryDraft[] }): Promise<void>;
  /** Uses one code and lifts these freezes, with the notices and entries. False when the code is unknown or used. */
  breakGlass(input: {
    codeHash: string;
    freezeIds: readonly FreezeId[];
    now: number;
    notices: readonly Notice[];
    drafts: readonly EntryDraft[];
  }): Promise<boolean>;
  /** Bookkeeping (no entry): the person has read it. */
  dismissNotice(personId: PersonId, id: NoticeId, now: number): Promise<void>;
}
