import type { PersonId, ProjectId, RequestId } from "@keyhole/shared/ids";
import type { PlainJson } from "@keyhole/shared/trail/canonical-json";
import type { RequestKind } from "@keyhole/shared/vocabulary";
import type { Notice } from "./administration.ts";
import type { Invitation, Person } from "./people.ts";
import type { EntryDraft } from "./trail.ts";

/** Something one person asked for and another must decide (I6). */
export interface TwoPersonRequest {
  readonly id: RequestId;
  readonly kind: RequestKind;
  readonly projectId: ProjectId | null;
  readonly target: string;
  readonly digest: string;
  readonly requestedBy: PersonId;
  readonly requestedAt: number;
  readonly expires: number;
  /** Null also where it was approved at the console with a break-glass code. */
  readonly decidedBy: PersonId | null;
  readonly decidedAt: number | null;
  /** "done": what an approval let the requester fetch once was fetched. */
  readonly state: "waiting" | "approved" | "refused" | "withdrawn" | "done";
  readonly summary: string;
}

/** What an approval changes in its own transaction. An un-freeze needs none: the store lifts the freeze that it names. */
export type RequestEffect =
  | { readonly kind: "invite"; readonly invitation: Invitation; readonly tokenHash: string }
  | {
      readonly kind: "change-person";
      readonly personId: PersonId;
      readonly change: Partial<Pick<Person, "administrator" | "securityReviewer" | "mayCreateProjects">>;
    }
  /** Members of a setting that is stored as a JSON object; the others stay as they are at that moment. */
  | { readonly kind: "patch-setting"; readonly key: string; readonly patch: Readonly<Record<string, PlainJson>> };

export interface RequestReader {
  requestById(id: RequestId): Promise<TwoPersonRequest | null>;
  /** Newest first, at most 500. `waitingAt` keeps those that wait and have not expired at that time. */
  requests(filter: {
    kinds?: readonly RequestKind[];
    requestedBy?: PersonId;
    waitingAt?: number;
  }): Promise<TwoPersonRequest[]>;
}

export interface RequestWriter {
  makeRequest(request: TwoPersonRequest, drafts: readonly EntryDraft[]): Promise<void>;
  /**
   * `conflict` unless it is waiting, unexpired and bound to this digest. Approving an un-freeze lifts the freeze; a reset
   * voids earlier links of the same person. With `codeHash` a break-glass code is used in the same transaction: false, and
   * nothing was changed, where that code is unknown or was used.
   */
  decideRequest(input: {
    id: RequestId;
    digest: string;
    decision: "approved" | "refused" | "withdrawn";
    by: PersonId | null;
    codeHash?: string;
    effect?: RequestEffect | undefined;
    notices?: readonly Notice[];
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<boolean>;
  /**
   * New break-glass codes for an approved request of that kind; the ones before are void. `conflict` unless `by` asked for
   * it, it was approved at `approvedSince` or later, and the codes were not fetched yet.
   */
  renewBreakGlassCodes(input: {
    requestId: RequestId;
    by: PersonId;
    approvedSince: number;
    hashes: readonly string[];
    notices: readonly Notice[];
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
}
