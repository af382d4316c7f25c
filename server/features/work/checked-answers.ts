import { checkAnswers, checkDraft, type FactsByField, type StoredAnswers } from "@keyhole/shared/answers";
import { absent, KeyholeError } from "@keyhole/shared/errors";
import type { FormId, ItemId, ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";
import { openForm } from "./project-of.ts";

export interface GivenAnswers {
  readonly projectId: ProjectId;
  readonly answers: unknown;
  readonly formId: FormId;
  readonly itemId: ItemId;
}

/** Answers that this form and this item allow, or `invalid` with every problem. A form of another project is `absent`. */
export async function checkedAnswers(services: Services, given: GivenAnswers): Promise<StoredAnswers> {
  const { form, projectId } = await openForm(services, given.formId);
  if (projectId !== given.projectId) return absent();
  const draft = checkDraft(given.answers);
  if (!draft.ok) throw new KeyholeError("invalid", { problems: draft.failure });
  const facts: FactsByField = JSON.parse((await services.store.read.itemFacts(given.itemId)) ?? absent());
  const problems = checkAnswers(draft.value, form, facts);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  return draft.value;
}
