import { afterAll, beforeAll, expect, it } from "vitest";
import type { RawItem } from "@keyhole/server/features/imports/make-item";
import { templateNames, type TemplateName } from "@keyhole/shared/templates/template";
import { questionTypeNames } from "@keyhole/shared/vocabulary";
import { templates } from "@keyhole/shared/templates/templates";
import { randomId, startHarness, type Harness, type Visitor } from "../harness.ts";
import { answersOf, conversation, holdOf, picture, stored, submission, text, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

const size = { width: 320, height: 240 };
const triangle = [
  [10, 10],
  [100, 20],
  [60, 90],
];
const numberForm = {
  v: 1,
  fields: [{ name: "text", kind: "text", title: "Text" }],
  questions: [{ name: "count", title: "How many?", type: "number", field: "text", settings: { min: 0, max: 9 } }],
};

/** An item and a full set of answers for each template, written by hand. */
const cases: Readonly<Record<TemplateName, { item: () => RawItem | Promise<RawItem>; answers: () => object }>> = {
  "object-boxes": {
    item: picture,
    answers: () => ({
      objects: stored("box", {
        ...size,
        regions: [{ id: randomId(), label: "person", x: 1, y: 2, width: 30, height: 40 }],
      }),
    }),
  },
  polygons: {
    item: picture,
    answers: () => ({
      outlines: stored("polygon", { ...size, regions: [{ id: randomId(), label: "road", rings: [triangle] }] }),
    }),
  },
  "key-points": {
    item: picture,
    answers: () => ({
      face: stored("keypoint", {
        ...size,
        regions: [{ id: randomId(), label: "nose", x: 5.5, y: 6.25, visibility: "occluded" }],
      }),
    }),
  },
  "image-classification": {
    item: picture,
    answers: () => ({
      scene: stored("choice", { selected: ["street"], tie: false }),
      quality: stored("choice", { selected: ["blurred", "dark"], tie: false }),
    }),
  },
  "named-entities": {
    item: () => text("Ada wrote to Charles."),
    answers: () => ({
      entities: stored("span", {
        regions: [{ id: randomId(), label: "person", part: { kind: "text" }, start: 0, end: 3 }],
      }),
    }),
  },
  "text-classification": {
    item: () => text("A fine day."),
    answers: () => ({ sentiment: stored("choice", { selected: ["positive"], tie: false }) }),
  },
  "preference-pair": {
    item: conversation,
    answers: () => ({
      better: stored("choice", { selected: [], tie: true }),
      reason: stored("text", { text: "Alike." }),
    }),
  },
  ranking: { item: conversation, answers: () => ({ order: stored("ranking", { groups: [["b"], ["a"]] }) }) },
  "rating-rubric": {
    item: conversation,
    answers: () => ({
      rubric: stored("rating", {
        ratings: ["helpful", "truthful", "harmless"].flatMap((criterion) =>
          ["a", "b"].map((candidate, at) => ({ criterion, candidate, value: 4 + at })),
        ),
      }),
    }),
  },
  rewrite: {
    item: conversation,
    answers: () => ({
      rewritten: stored("text", { text: "By the pull of moon and sun." }),
      effort: stored("rating", { ratings: [{ criterion: "effort", candidate: null, value: 2 }] }),
    }),
  },
};

async function label(input: { item: RawItem; answers: object; template?: TemplateName; form?: unknown }) {
  const { item, template, form } = input;
  const projectId = await workProject(harness, {
    lead,
    labelers: [leo],
    items: [item],
    ...(template === undefined ? {} : { template }),
    ...(form === undefined ? {} : { form }),
  });
  const answers = answersOf(input.answers as Record<string, unknown>);
  const opened = await leo.client.work.next.mutate({ projectId });
  const draft = { ...holdOf(opened), baseVersion: 0, answers, activeMs: 10 };
  await leo.client.work.saveDraft.mutate(draft);
  expect((await leo.client.work.open.mutate(holdOf(opened))).draft?.answers).toEqual(answers);
  await leo.client.work.submit.mutate(submission(opened, answers));
  expect(await leo.client.work.counts.query({ projectId })).toMatchObject({ waiting: 0, doneByMe: 1 });
}

it.each(templateNames)("%s: an item is opened, drafted and submitted over HTTP", async (template) => {
  await label({ template, item: await cases[template].item(), answers: cases[template].answers() });
});

it("number, which no template asks for", () =>
  label({ form: numberForm, item: text("three cats"), answers: { count: stored("number", { value: 3 }) } }));

it("every question type was submitted", () => {
  const used = templateNames.flatMap((name) => templates[name].questions.map(({ type }) => type));
  expect(new Set([...used, "number"])).toEqual(new Set(questionTypeNames));
});
