import type { DisagreementRow } from "@keyhole/db/store/disagreements";
import type { Said } from "@keyhole/shared/agreement/disagreements";
import { KeyholeError } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { idOf, type ProjectId } from "@keyhole/shared/ids";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import type { Services } from "../../services.ts";
import { projectInput } from "../work/ids.ts";
import { readForm, requireProject } from "../work/project-of.ts";
import { labelName, openWords, questionName, topicsOf, type KindWords } from "./kinds.ts";

export const kindInput = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const people = z.tuple([idOf<"person">(), idOf<"person">()]).nullable().default(null);

const listInput = projectInput.extend({
  question: z.string().max(40).nullable().default(null),
  label: z.string().max(200).nullable().default(null),
  people,
  after: z
    .strictObject({ open: z.int().min(0), kind: kindInput })
    .nullable()
    .default(null),
  limit: z.int().min(1).max(100).default(50),
});

/**
 * What people disagree on: each question and pair of what was said, by the number of tasks in which nobody has dealt with
 * it, most first. Sums are kept by the agreement job: the cost is that of a page, whatever the number of tasks.
 */
export const list = guarded("disagreement.read", listInput, factsOfProject).query(async ({ ctx, input }) => {
  const { services } = ctx;
  const { projectId } = input;
  const form = await formInForce(ctx, projectId);
  const rows = await services.store.read.disagreementKinds({
    ...input,
    question: input.question === null ? null : await questionName(services, projectId, input.question),
    label: input.label === null ? null : await labelName(services, projectId, input.label),
  });
  return {
    kinds: await Promise.all(rows.map((row) => shown(services, { projectId, form }, row))),
    /** Questions with what can be said to them, for the filters. */
    questions: (form?.questions ?? []).map(({ name, title, type, settings }) => ({
      name,
      title,
      labels: anyQuestionType(type)
        .labels(settings)
        .map((label) => ({ value: label.value, title: label.title })),
    })),
  };
});

async function formInForce(context: ActorContext, projectId: ProjectId): Promise<Form | null> {
  const { formId } = await requireProject(context.services, projectId);
  return formId === null ? null : (await readForm(context, { id: formId, projectId })).form;
}

interface Of {
  readonly projectId: ProjectId;
  readonly form: Form | null;
}

async function shown(services: Services, { projectId, form }: Of, { words: sealed, ...row }: DisagreementRow) {
  const words = await openWords(services, { projectId, kind: row.kind }, sealed);
  const question = form?.questions.find(({ name }) => name === words.question);
  const labels = question === undefined ? [] : anyQuestionType(question.type).labels(question.settings);
  const titleOf = (said: Said) => labels.find(({ value }) => value === said)?.title ?? said;
  return {
    ...row,
    question: words.question,
    /** As people read them; a label that the form no longer has stands by its value. */
    questionTitle: question?.title ?? words.question,
    said: words.said.map((said) => (said === null ? null : { value: said, title: titleOf(said) })),
    sectionId: await sectionOf(services, projectId, words),
  };
}

async function sectionOf(services: Services, projectId: ProjectId, words: KindWords) {
  const topics = await topicsOf(services, projectId, words);
  const sections = await services.store.read.guidelineTopics(projectId, topics);
  return topics.map((topic) => sections.get(topic)).find((section) => section !== undefined) ?? null;
}

/** The words of a kind of the project; `absent` where there is none. */
export async function requireKind(services: Services, projectId: ProjectId, kind: string) {
  const row = await services.store.read.disagreementKind(projectId, kind);
  if (row === null) throw new KeyholeError("absent");
  return { row, words: await openWords(services, { projectId, kind }, row.words) };
}

const tasksInput = projectInput.extend({
  kind: kindInput,
  people,
  after: idOf<"task">().nullable().default(null),
  limit: z.int().min(1).max(100).default(50),
});

/** The tasks in which a kind of disagreement is open, each with two answers that differ so; no content. */
export const tasks = guarded("disagreement.read", tasksInput, factsOfProject).query(({ ctx, input }) => {
  const { projectId, kind, ...page } = input;
  return ctx.services.store.read.disagreements(projectId, kind, page);
});
