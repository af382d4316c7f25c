import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultImportLimits } from "@keyhole/server/features/imports/limits";
import { mapRecord } from "@keyhole/server/features/imports/map/map-record";
import { columnsOf, proposePlan } from "@keyhole/server/features/imports/map/propose";
import { templates } from "@keyhole/shared/templates/templates";
import { formOf } from "../imports/mapped.ts";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { workProject } from "./work.ts";

const asking = (type: string, settings: object) => ({
  v: 1,
  fields: [{ name: "talk", kind: "conversation", title: "Conversation", required: false }],
  questions: [{ name: "asked", title: "Asked", type, field: "talk", required: false, settings }],
});
const turns = [{ role: "user", text: "Hi" }] as const;
const talk = (count: number) => ({
  kind: "conversation" as const,
  turns: [...turns],
  candidates: Array.from({ length: count }, (_, index) => ({ id: `r${index}`, text: `Answer ${index}` })),
});

let harness: Harness;
let lead: Visitor;
beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
}, 60_000);
afterAll(() => harness.close());

it.each([
  ["pairwise", { source: "candidates" }, [2], [0, 1, 3], "item.needs-pair"],
  ["ranking", { source: "candidates" }, [2, 5], [0, 1], "item.too-few-candidates"],
  ["choice", { source: "candidates" }, [2, 3], [0, 1], "item.too-few-candidates"],
  ["choice", { source: "candidates", multiple: true }, [1, 3], [0], "item.too-few-candidates"],
  ["rating", { perCandidate: true }, [1, 3], [0], "item.too-few-candidates"],
  ["ranking", { source: "options", options: [{ value: "a" }, { value: "b" }] }, [0, 1], [], ""],
] as const)(
  "a row that %s %o cannot be answered for is refused with the reason",
  (type, settings, fit, misfit, reason) => {
    const form = formOf(asking(type, settings));
    const problemsOf = (count: number) => {
      const { turns, candidates } = talk(count);
      const record = { talk: { turns, candidates } };
      const plan = proposePlan(columnsOf([record]), form);
      const mapped = mapRecord(record, { plan, form, limits: defaultImportLimits });
      return mapped.problems.map(({ message, values }) => ({ message, count: values?.["count"] }));
    };
    for (const count of fit) expect(problemsOf(count)).toEqual([]);
    for (const count of misfit) expect(problemsOf(count)).toEqual([{ message: reason, count }]);
  },
);

it("a form is not published that tasks which are there cannot be answered for; those that are retired do not count", async () => {
  const items = [talk(2), talk(3), talk(1), talk(2)].map((talk, index) => ({
    fields: { talk: { ...talk, turns: [{ role: "user" as const, text: `Hi ${index}` }] } },
  }));
  const projectId = await workProject(harness, { lead, labelers: [], form: asking("text", {}), items });
  const publish = (type: string, settings: object = {}) =>
    lead.client.project.publishForm.mutate({ projectId, form: asking(type, settings), formVersion: 1 });
  expect((await refusal(publish("pairwise"))).problems).toEqual([
    { path: ["questions", 0, "settings"], message: "form.tasks-need-pair", values: { question: "Asked", count: 2 } },
  ]);
  expect((await refusal(publish("ranking", { source: "candidates" }))).problems).toMatchObject([
    { message: "form.tasks-need-candidates", values: { minimum: 2, count: 1 } },
  ]);
  const page = { projectId, after: null, limit: 2 } as const;
  const first = await harness.app.services.store.read.openTaskFacts(page);
  const second = await harness.app.services.store.read.openTaskFacts({
    ...page,
    after: first[1]?.itemId ?? null,
    limit: 9,
  });
  expect([first.length, second.length, new Set([...first, ...second].map(({ itemId }) => itemId)).size]).toEqual([
    2, 2, 4,
  ]);
  const misfits = [...first, ...second].filter(({ facts }) => JSON.parse(facts).talk.candidates.length !== 2);
  await lead.client.items.change.mutate({
    projectId,
    itemIds: misfits.map(({ itemId }) => itemId),
    change: { kind: "retire" },
  });
  await publish("pairwise");
  // A form that asks nothing of responses is never held up.
  expect(formOf(templates["text-classification"]).questions.length).toBeGreaterThan(0);
});
