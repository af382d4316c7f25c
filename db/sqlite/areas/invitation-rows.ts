import { and, eq, isNull, or } from "drizzle-orm";
import type { Invitation } from "../../store/people.ts";
import type { EntryDraft } from "../../store/trail.ts";
import { absent, filled } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import type { Transaction } from "../write-queue.ts";

const { invitations, people } = schema;

/** An open invitation is its maker's word: one by somebody who is no administrator by now is `absent`. */
export function insertInvitation(writing: Drizzle, invitation: Invitation, tokenHash: string): void {
  const { invitedBy } = invitation;
  if (invitedBy !== null) {
    const may = and(eq(people.id, invitedBy), eq(people.administrator, true), isNull(people.disabledAt));
    if (writing.select({ id: people.id }).from(people).where(may).get() === undefined) absent();
  }
  writing
    .insert(invitations)
    .values({ ...invitation, tokenHash })
    .run();
}

/** Voids what this person invited or approved and nobody used yet; recorded once, with their number, where there was any. */
export function voidInvitationsOf(
  { writing, transaction }: { readonly writing: Drizzle; readonly transaction: Transaction },
  personId: string,
  { now, voided }: { readonly now: number; readonly voided: EntryDraft },
): void {
  const theirs = or(eq(invitations.invitedBy, personId), eq(invitations.approvedBy, personId));
  const open = and(theirs, isNull(invitations.usedAt));
  const { changes } = writing.update(invitations).set({ usedAt: now }).where(open).run();
  if (changes > 0) transaction.record(filled(voided, { count: changes }));
}
