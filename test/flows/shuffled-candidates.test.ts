import { afterAll, beforeAll, expect, it } from "vitest";
import { exportRecord } from "@keyhole/shared/formats/jsonl";
import { addItems, castOf, fetchFile, untilReady, type Cast } from "../exports/fixture.ts";
import { startHarness, type Harness } from "../harness.ts";
import { answersOf, holdOf, onAnotherDevice, stored, submission, type Opened } from "./work.ts";

const ids = ["a", "b", "c", "d", "e", "f"];
const form = {
  v: 1,
  fields: [
    { name: "talk", kind: "conversation", title: "Conversation", display: { shuffle: true, layout: "stacked" } },
    { name: "plain", kind: "conversation", title: "As given" },
  ],
  questions: [
    { name: "best", title: "Best", type: "choice", field: "talk", settings: { source: "candidates", tie: true } },
  ],
};

let harness: Harness;
let cast: Cast;
beforeAll(async () => {
  harness = await startHarness();
  cast = await castOf(harness, { form });
  const talk = {
    kind: "conversation" as const,
    turns: [{ role: "user" as const, text: "Hi" }],
    candidates: ids.map((id) => ({ id, text: `Answer ${id}` })),
  };
  const items = Array.from({ length: 8 }, (_, index) => ({
    fields: { talk: { ...talk, turns: [{ role: "user" as const, text: `Hi ${index}` }] }, plain: talk },
  }));
  await addItems(harness, { projectId: cast.projectId }, items);
});
afterAll(() => harness.close());

function orderOf({ fields }: Opened, field = "talk"): string[] {
  const shown = fields[field];
  if (shown?.kind !== "conversation") throw new Error("no conversation");
  return shown.candidates.map(({ id, text }) => (text === `Answer ${id}` ? id : "mixed up"));
}

it("candidates of a field that is shuffled stand in an order of the view's own, kept over reload, take-over and export", async () => {
  const { projectId, labeler } = cast;
  const shown = new Map<string, string[]>();
  for (let index = 0; index < 8; index++) {
    const opened = await labeler.client.work.next.mutate({ projectId });
    const order = orderOf(opened);
    expect([...order].sort()).toEqual(ids);
    expect(orderOf(opened, "plain")).toEqual(ids);
    expect(orderOf(await labeler.client.work.open.mutate(holdOf(opened)))).toEqual(order);
    let at = { who: labeler, opened };
    if (index === 0) {
      const laptop = await onAnotherDevice(harness, labeler);
      at = { who: laptop, opened: await laptop.client.work.next.mutate({ projectId }) };
      expect(at.opened.viewId).toBe(opened.viewId);
      expect(orderOf(at.opened)).toEqual(order);
    }
    // What a page says of the order is not believed.
    const answers = {
      ...answersOf({ best: stored("choice", { selected: ["c"], tie: false }) }),
      shown: { talk: ["a"] },
    };
    const { annotationId } = await at.who.client.work.submit.mutate(submission(at.opened, answers));
    shown.set(annotationId, order);
  }
  // 720 orders: eight alike, or all as stored, would be no shuffling.
  expect(new Set([...shown.values()].map((order) => order.join())).size).toBeGreaterThan(4);

  const { client } = cast.lead;
  for (const questions of [undefined, ["best"]]) {
    const filters = {
      states: "accepted-and-submitted" as const,
      content: false,
      ...(questions === undefined ? {} : { questions }),
    };
    const asked = { projectId, format: "jsonl" as const, filters, recipient: "Training", purpose: "Position bias" };
    const { exportId, requestId, digest } = await client.exports.request.mutate(asked);
    await cast.admin.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
    expect((await untilReady(cast.lead, projectId, exportId)).phase).toBe("ready");
    const { ticket } = await client.exports.ticket.mutate({ exportId });
    const lines = (await (await fetchFile(cast.lead, ticket)).text()).trimEnd().split("\n");
    const records = lines.map((line) => exportRecord.parse(JSON.parse(line)));
    expect(new Map(records.map(({ annotation, answers }) => [String(annotation), answers.shown]))).toEqual(
      new Map([...shown].map(([id, order]) => [id, { talk: order }])),
    );
    // The answer is by the candidate's id, whatever letter it had on the screen.
    for (const { answers } of records) expect(answers.answers["best"]?.value).toMatchObject({ selected: ["c"] });
  }
});
