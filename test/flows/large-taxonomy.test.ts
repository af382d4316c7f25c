import { afterAll, beforeAll, expect, it } from "vitest";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { answersOf, stored, submission, text, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

/** `count` nodes with titles and descriptions as long as people write them. */
const formOf = (count: number) => ({
  v: 1,
  fields: [{ name: "text", kind: "text", title: "Text" }],
  questions: [
    {
      name: "topic",
      title: "Topic",
      type: "taxonomy",
      field: "text",
      settings: {
        nodes: Array.from({ length: count / 100 }, (_, root) => ({
          value: `group-${root}`,
          title: `The topics of group ${root}`,
          children: Array.from({ length: 99 }, (__, leaf) => ({
            value: `topic-${root}-${leaf}`,
            title: `Topic ${leaf} of group ${root}`,
            description: "What belongs here, what does not, and where that goes instead. ".repeat(3),
          })),
        })),
      },
    },
  ],
});

it("a tree of 10,000 nodes is published, answered and refused where it is not chosen from", async () => {
  const projectId = await workProject(harness, {
    lead,
    labelers: [leo],
    items: [text("About tides")],
    form: formOf(10_000),
  });
  const opened = await leo.client.work.next.mutate({ projectId });
  const unknown = answersOf({ topic: stored("taxonomy", { paths: [["group-3", "topic-4-5"]] }) });
  await expect(leo.client.work.submit.mutate(submission(opened, unknown))).rejects.toThrow();
  const known = answersOf({ topic: stored("taxonomy", { paths: [["group-99", "topic-99-98"]] }) });
  await leo.client.work.submit.mutate(submission(opened, known));
  expect(await leo.client.work.counts.query({ projectId })).toMatchObject({ waiting: 0, doneByMe: 1 });
}, 60_000);

it("one node more is refused with the limit", async () => {
  const { projectId } = await lead.client.project.create.mutate({ name: "Too many" });
  const publish = lead.client.project.publishForm.mutate({ projectId, form: formOf(10_100), formVersion: 0 });
  expect((await refusal(publish)).problems).toEqual([
    {
      path: ["questions", 0, "settings", "nodes"],
      message: "form.too-many-nodes",
      values: { maximum: 10_000, count: 10_100 },
    },
  ]);
}, 60_000);
