import type { Notice } from "@keyhole/db/store/administration";
import type { RequestEffect, TwoPersonRequest } from "@keyhole/db/store/requests";
import type { EntryDraft } from "@keyhole/db/store/trail";
import { isId, type PersonId } from "@keyhole/shared/ids";
import type { InstallationRole } from "@keyhole/shared/vocabulary";
import type { ActorContext } from "../../door/procedure.ts";
import type { entryOf } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";
import type { Deciding } from "./request-facts.ts";

/** One line of what was asked, for the approver: a message key of the catalogue and its value. */
export interface RequestWord {
  /** Such as "requests.word.rows". */
  readonly term: string;
  /** A key of the catalogue, a name, or a number. */
  readonly value: string | number;
  readonly as: "text" | "key" | "number" | "share" | "bytes" | "time";
}

/** What an approval does besides being recorded. */
export interface Approval {
  /** In the transaction of the decision. */
  readonly effect?: RequestEffect;
  readonly notices?: readonly Notice[];
  readonly drafts?: readonly EntryDraft[];
  /** Once it is committed: telling screens, and what the approver gets to see once. */
  after?(): { readonly link?: string };
}

/** An approval while it is carried out: by a person, or at the console with a break-glass code. */
export interface Deed {
  readonly services: Services;
  readonly now: number;
  /** Null at the console. */
  readonly by: PersonId | null;
  /** An entry by whoever approves. */
  readonly entry: (words: Parameters<typeof entryOf>[1]) => EntryDraft;
}

/** What is particular to one kind of request. */
export interface RequestKindRules {
  /** Who could be the second person, said where one is missing. The policy table decides, this only says. */
  readonly deciders: readonly (InstallationRole | "lead")[];
  /** In words for this reader: nobody learns names of projects that are not theirs. */
  describe(context: Deciding, request: TwoPersonRequest): Promise<readonly RequestWord[]>;
  approve?(deed: Deed, request: TwoPersonRequest): Promise<Approval>;
  /** Where nobody could be the second person, a break-glass code at the server's console approves it. */
  readonly byBreakGlass: boolean;
  refuse?(context: ActorContext, request: TwoPersonRequest): readonly EntryDraft[];
}

export const word = (term: string, value: string | number, as: RequestWord["as"] = "text"): RequestWord => ({
  term: `requests.word.${term}`,
  value,
  as,
});

/** A person's name for a page; their id where the person is gone. */
export async function nameOf({ store }: Pick<Services, "store">, id: string): Promise<string> {
  if (!isId(id)) return id;
  return (await store.read.personById(id as PersonId))?.name ?? id; // checked to be an id; of nobody, it gives null
}
