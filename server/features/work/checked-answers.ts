import { checkAnswers, checkDraft, type FactsByField, type StoredAnswers } from "@keyhole/shared/answers";
import { absent, KeyholeError } from "@keyhole/shared/errors";
import type { FormId, ItemId, ViewId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";
import { disguisedFacts, disguiseOf, swappedAnswers, undisguised } from "./disguise.ts";
import { openForm } from "./project-of.ts";
import { shownOrders } from "./shown-order.ts";

export interface GivenAnswers {
  readonly answers: unknown;
  readonly formId: FormId;
  readonly itemId: ItemId;
  /** The view they were given under: it decided the order of what was shown. */
  readonly viewId: ViewId;
  /** Whether the view showed codes in the place of candidates' ids (`isBlind`). */
  readonly blind: boolean;
}

/**
 * Answers that the lease's own form (`requirePins`) and this item allow, with the order shown as the server knows it
 * (what the page says of it is dropped); or `invalid` with every problem.
 */
export async function checkedAnswers(services: Services, given: GivenAnswers): Promise<StoredAnswers> {
  const { form } = await openForm(services, given.formId);
  const draft = checkDraft(given.answers);
  if (!draft.ok) throw new KeyholeError("invalid", { problems: draft.failure });
  const facts: FactsByField = JSON.parse((await services.store.read.itemFacts(given.itemId)) ?? absent());
  const showing = { form, view: given.viewId, key: services.keys.markKey };
  const disguise = given.blind ? disguiseOf(facts, showing) : undisguised;
  // Checked under the names that the page knows: they stand in what is said to be wrong.
  const problems = checkAnswers(draft.value, form, disguisedFacts(facts, disguise));
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  const { answers } = swappedAnswers({ v: 1, answers: draft.value.answers }, disguise);
  const shown = shownOrders(facts, showing);
  return { v: 1, answers, ...(shown === undefined ? {} : { shown }) };
}
