import { checkAnswers, checkDraft, type FactsByField, type StoredAnswers } from "@keyhole/shared/answers";
import { absent, KeyholeError } from "@keyhole/shared/errors";
import type { FormId, ItemId, ViewId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";
import { openForm } from "./project-of.ts";
import { shownOrders } from "./shown-order.ts";

export interface GivenAnswers {
  readonly answers: unknown;
  readonly formId: FormId;
  readonly itemId: ItemId;
  /** The view they were given under: it decided the order of what was shown. */
  readonly viewId: ViewId;
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
  const problems = checkAnswers(draft.value, form, facts);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  const shown = shownOrders(form, facts, given.viewId);
  return { v: 1, answers: draft.value.answers, ...(shown === undefined ? {} : { shown }) };
}
