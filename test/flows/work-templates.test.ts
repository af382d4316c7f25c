import { afterAll, beforeAll, expect, it } from "vitest";
import type { RawItem } from "@keyhole/server/features/imports/make-item";
import { formOf, templateNames, type TemplateName } from "@keyhole/shared/templates/template";
import { questionTypeNames } from "@keyhole/shared/vocabulary";
import { templates } from "@keyhole/shared/templates/templates";
import { startHarness, type Harness, type Visitor } from "../harness.ts";
import { exampleCandidates, exampleText, exampleTurns, templateExamples } from "../questions/template-examples.ts";
import { answersOf, holdOf, inCodes, picture, submission, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

/** An item with something in every field of a template. */
async function itemOf(template: TemplateName): Promise<RawItem> {
  const fields: Record<string, RawItem["fields"][string]> = {};
  for (const { name, kind } of formOf(templates[template]).fields) {
    const drawn = (await picture()).fields["image"];
    if (kind === "text") fields[name] = { kind, text: exampleText };
    else if (kind === "conversation")
      fields[name] = { kind, turns: exampleTurns.slice(), candidates: exampleCandidates.slice() };
    else if (drawn !== undefined) fields[name] = drawn;
  }
  return { fields };
}

it.each(templateNames)("%s: an item is opened, drafted and submitted over HTTP", async (template) => {
  const projectId = await workProject(harness, {
    lead,
    labelers: [leo],
    items: [await itemOf(template)],
    template,
  });
  const opened = await leo.client.work.next.mutate({ projectId });
  const answers = inCodes(opened, exampleCandidates, answersOf(templateExamples[template]));
  const draft = { ...holdOf(opened), baseVersion: 0, answers, activeMs: 10 };
  await leo.client.work.saveDraft.mutate(draft);
  const reopened = await leo.client.work.open.mutate(holdOf(opened));
  expect(Object.keys(Reflect.get(reopened.draft?.answers ?? {}, "answers"))).toEqual(Object.keys(answers.answers));
  await leo.client.work.submit.mutate(submission(opened, answers));
  expect(await leo.client.work.counts.query({ projectId })).toMatchObject({ waiting: 0, doneByMe: 1 });
});

it("every question type that templates use was submitted, with answers to parts", () => {
  const used = new Set(templateNames.flatMap((name) => templates[name].questions.map(({ type }) => type)));
  const first = ["box", "polygon", "keypoint", "span", "choice", "rating", "ranking", "text", "number"] as const;
  expect(first.every((type) => used.has(type))).toBe(true);
  expect(questionTypeNames.length).toBeGreaterThanOrEqual(used.size);
  expect(Object.values(templateExamples).some((answers) => Object.keys(answers).some((key) => key.includes("@")))).toBe(
    true,
  );
});
