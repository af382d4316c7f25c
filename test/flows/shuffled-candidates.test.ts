import { afterAll, beforeAll, expect, it } from "vitest";
import { exportRecord } from "@keyhole/shared/formats/jsonl";
import { addItems, castOf, fetchFile, untilReady, type Cast } from "../exports/fixture.ts";
import { randomId, startHarness, type Harness } from "../harness.ts";
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
    {
      name: "order",
      title: "Order",
      type: "ranking",
      field: "talk",
      required: false,
      settings: { source: "candidates" },
    },
    {
      name: "marked",
      title: "Marked",
      type: "span",
      field: "talk",
      required: false,
      settings: { labels: [{ value: "wrong" }] },
    },
    { name: "why", title: "Why", type: "text", field: "talk", required: false, each: { of: "candidate" } },
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
  const items = Array.from({ length: 12 }, (_, index) => ({
    fields: { talk: { ...talk, turns: [{ role: "user" as const, text: `Hi ${index}` }] }, plain: talk },
  }));
  await addItems(harness, { projectId: cast.projectId }, items);
});
afterAll(() => harness.close());

function shownIn({ fields }: Pick<Opened, "fields">, field = "talk") {
  const shown = fields[field];
  if (shown?.kind !== "conversation") throw new Error("no conversation");
  return shown.candidates.map(({ id, text }) => ({ code: id, id: text.replace("Answer ", "") }));
}

const orderOf = (opened: Pick<Opened, "fields">, field = "talk"): string[] =>
  shownIn(opened, field).map(({ id }) => id);

/** What the page of this view calls a candidate. */
const codeIn = (opened: Pick<Opened, "fields">, id: string): string =>
  shownIn(opened).find((shown) => shown.id === id)?.code ?? "none";

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
      ...answersOf({ best: stored("choice", { selected: [codeIn(at.opened, "c")], tie: false }) }),
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

const everyKind = (name: (id: string) => string) =>
  answersOf({
    best: stored("choice", { selected: [name("c")], tie: false }),
    order: stored("ranking", { groups: ids.map((id) => [name(id)]) }),
    marked: stored("span", {
      regions: [{ id: "r1", label: "wrong", part: { kind: "candidate", id: name("b") }, start: 0, end: 3 }],
    }),
    [`why@${name("a")}`]: stored("text", { text: "Because" }),
  });

it("ids that may give a model away stay on the server: the page works with codes, what is stored names the candidates", async () => {
  const { projectId, labeler } = cast;
  const opened = await labeler.client.work.next.mutate({ projectId });
  const code = (id: string) => codeIn(opened, id);
  const codes = ids.map(code);
  expect(new Set(codes).size).toBe(ids.length);
  for (const each of codes) expect(each).toMatch(/^[0-9a-f]{24}$/);
  expect(codes.join()).not.toBe(ids.join());
  // Elsewhere they are as given.
  expect(shownIn(opened, "plain").map((shown) => shown.code)).toEqual(ids);

  const draft = { ...holdOf(opened), baseVersion: 0, activeMs: 1, answers: everyKind(code) };
  await labeler.client.work.saveDraft.mutate(draft);
  const again = await labeler.client.work.open.mutate(holdOf(opened));
  expect(shownIn(again)).toEqual(shownIn(opened));
  expect(again.draft?.answers).toEqual(everyKind(code));

  // An id that is guessed means nothing: it comes back as it was sent, and cannot be handed in.
  const guess = everyKind((id) => id);
  await labeler.client.work.saveDraft.mutate({ ...draft, baseVersion: 1, answers: guess });
  expect((await labeler.client.work.open.mutate(holdOf(opened))).draft?.answers).toEqual(guess);
  const refused = await labeler.client.work.submit.mutate(submission(opened, guess)).catch((cause: unknown) => cause);
  expect(JSON.stringify(refused)).toContain("unknown-option");

  const { annotationId } = await labeler.client.work.submit.mutate(submission(opened, everyKind(code)));
  const inspected = await cast.lead.client.items.inspect.mutate({ projectId, itemId: opened.lease.itemId as never });
  const handedIn = inspected.annotations.find(({ id }) => id === annotationId)?.answers;
  expect(handedIn?.answers).toEqual(everyKind((id) => id).answers);
  expect(
    shownIn(inspected)
      .map((shown) => shown.code)
      .sort(),
  ).toEqual(ids);

  const recent = await labeler.client.work.recent.query({ projectId });
  const assignmentId = recent[0]?.assignmentId as never;
  const revisited = await labeler.client.work.revisit.mutate({ projectId, assignmentId });
  expect(revisited.previous?.answers).toEqual(everyKind(code).answers);
  expect(JSON.stringify(revisited.previous?.shown)).toBe(
    JSON.stringify({ talk: shownIn(opened).map((one) => one.code) }),
  );
});

it("who reviews blind works with codes of their own view, and what they correct names the candidates", async () => {
  const { projectId, lead, labeler } = cast;
  const work = await labeler.client.work.next.mutate({ projectId });
  const given = everyKind((id) => codeIn(work, id));
  const { annotationId } = await labeler.client.work.submit.mutate(submission(work, given));
  const reviewer = await harness.person({ name: "Rita Reviewer" });
  await lead.client.project.setMember.mutate({ projectId, personId: reviewer.personId as never, role: "reviewer" });
  // A task waits for review once its agreement was computed.
  const counts = () => reviewer.client.review.counts.query({ projectId });
  await expect.poll(async () => (await counts()).pending, { timeout: 10_000 }).toBe(0);
  for (;;) {
    const opened = await reviewer.client.review.next.mutate({ projectId });
    const held = { leaseId: opened.lease.id, epoch: opened.lease.epoch };
    if (opened.lease.itemId !== work.lease.itemId) {
      await reviewer.client.review.decide.mutate({
        ...held,
        viewId: opened.viewId,
        idempotencyKey: randomId<"decision">(),
        decision: { kind: "accept", annotationIds: opened.review.answers.map((one) => one.annotationId) },
        next: false,
      });
      continue;
    }
    const code = (id: string) => codeIn(opened, id);
    expect(code("a")).not.toBe(codeIn(work, "a"));
    expect(opened.review.answers.map(({ answers }) => answers.answers)).toEqual([everyKind(code).answers]);
    const changed = { ...everyKind(code).answers, best: stored("choice", { selected: [code("d")], tie: false }) };
    const draft = { ...held, baseVersion: 0, answers: answersOf(changed), from: annotationId };
    await reviewer.client.review.saveDraft.mutate(draft);
    expect((await reviewer.client.review.open.mutate(held)).draft?.answers.answers).toEqual(changed);
    await reviewer.client.review.decide.mutate({
      ...held,
      viewId: opened.viewId,
      idempotencyKey: randomId<"decision">(),
      decision: {
        kind: "correct",
        from: annotationId,
        formId: opened.formId as never,
        answers: answersOf(changed),
        activeMs: 1,
      },
      next: false,
    });
    break;
  }
  const inspected = await lead.client.items.inspect.mutate({ projectId, itemId: work.lease.itemId as never });
  const corrected = inspected.annotations.find(({ source }) => source === "reviewer")?.answers;
  expect(corrected?.answers).toEqual({
    ...everyKind((id) => id).answers,
    best: stored("choice", { selected: ["d"], tie: false }),
  });
});
