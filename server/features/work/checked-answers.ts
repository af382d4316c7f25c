import { checkAnswers, checkDraft, type FactsByField, type StoredAnswers } from "@keyhole/shared/answers";
import { absent, KeyholeError } from "@keyhole/shared/errors";
import type { FormId, ItemId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";
import { openForm } from "./project-of.ts";

export interface GivenAnswers {
  readonly answers: unknown;
  readonly formId: FormId;
  readonly itemId: ItemId;
}

/** Answers that the lease's own form (`requirePins`) and this item allow, or `invalid` with every problem. */
export async function checkedAnswers(services: Services, given: GivenAnswers): Promise<StoredAnswers> {
  const { form } = await openForm(services, given.formId);
  const draft = checkDraft(given.answers);
  if (!draft.ok) throw new KeyholeError("invalid", { problems: draft.failure });
  const facts: FactsByField = JSON.parse((await services.store.read.itemFacts(given.itemId)) ?? absent());
  const problems = checkAnswers(draft.value, form, facts);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  return draft.value;
}
