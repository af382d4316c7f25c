import { afterAll, beforeAll, expect, it } from "vitest";
import { upgradeAnswers } from "@keyhole/shared/answers";
import { settleAgreement } from "@keyhole/server/jobs/agreement";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { holdOf, mood, submission, text, workProject, type Opened } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let labeler: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  labeler = await harness.person({ name: "Leo Labeler" });
}, 60_000);
afterAll(() => harness.close());

const claims = 200;
const rate = 0.25;
const step = 25;
const reference = upgradeAnswers(mood("positive"));

/** Everything that may differ between any two tasks, replaced by what kind of thing it is. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value.length : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]));
};

it(
  "gold items are mixed in at the set rate, look like any other, and count for accuracy only",
  { timeout: 120_000 },
  async () => {
    if (!reference.ok) throw new Error("the reference does not read");
    const ordinary = Array.from({ length: claims }, (_, index) => text(`ordinary ${String(index).padStart(4, "0")}`));
    const gold = Array.from({ length: 80 }, (_, index) => ({
      ...text(`reference ${String(index).padStart(3, "0")}`),
      reference: reference.value,
      gold: true,
    }));
    const projectId = await workProject(harness, {
      lead,
      labelers: [labeler],
      settings: { goldRate: rate, review: "none", accuracyStep: step },
      items: [...ordinary, ...gold],
    });
    const { read } = harness.app.services.store;
    expect(await labeler.client.review.ownAccuracy.query({ projectId })).toEqual({ overall: null, labels: [] });

    let next: Opened | null = await labeler.client.work.next.mutate({ projectId });
    const goldSeen = new Set<string>();
    const shapes = new Map<boolean, Set<string>>([
      [true, new Set()],
      [false, new Set()],
    ]);
    const seen: (number | null)[] = [];
    const results: { at: number; isAlike: boolean }[] = [];
    for (let index = 0; index < claims && next !== null; index++) {
      const opened: Opened = next;
      const [value] = Object.values(opened.fields);
      const isGold = value?.kind === "text" && value.text.startsWith("reference");
      const { fields: _fields, ...rest } = opened;
      shapes.get(isGold)?.add(JSON.stringify(shapeOf(rest)));
      if (isGold) {
        expect(goldSeen.has(String(opened.lease.itemId))).toBe(false);
        goldSeen.add(String(opened.lease.itemId));
      }
      const isAlike = goldSeen.size % 2 === 1;
      if (isGold) results.push({ at: index + 1, isAlike });
      const answers = mood(isGold && !isAlike ? "negative" : "positive");
      ({ next } = await labeler.client.work.submit.mutate({ ...submission(opened, answers), next: true }));
      // Compared at once, as early as a worker could ever look.
      if (isGold) await settleAgreement(harness.app.services);
      seen.push((await labeler.client.review.ownAccuracy.query({ projectId })).overall);
    }
    // Binomial(200, 0.25): five standard deviations either side.
    expect(goldSeen.size).toBeGreaterThan(20);
    expect(goldSeen.size).toBeLessThan(80);
    expect(shapes.get(true)).toEqual(shapes.get(false));

    const { counts } = await lead.client.project.home.query({ projectId });
    expect(counts.done).toBe(claims - goldSeen.size);
    const rows = await read.exportCandidates({
      projectId,
      states: ["submitted", "accepted"],
      withMetadata: false,
      after: null,
      limit: 1000,
    });
    expect(rows.flatMap((row) => row.annotations)).toHaveLength(claims - goldSeen.size);

    // No submit changes the figure by itself: it stands still within each step, whatever came in it.
    for (const [index, figure] of seen.entries()) {
      if ((index + 1) % step !== 0) expect(figure, `after ${index + 1} tasks`).toBe(seen[index - 1] ?? null);
    }
    expect(new Set(seen).size).toBeGreaterThan(1);
    await expect
      .poll(async () => (await lead.client.quality.summary.query({ projectId })).accuracy[0]?.answers, {
        timeout: 10_000,
      })
      .toBe(goldSeen.size);
    const own = await labeler.client.review.ownAccuracy.query({ projectId });
    // The last step is not shown yet, and of the others only a figure that does not count single answers.
    const shown = results.filter(({ at }) => at <= claims - step);
    const alike = shown.filter(({ isAlike }) => isAlike).length / shown.length;
    expect(Math.abs((own.overall ?? 0) - alike)).toBeLessThan(0.1);
    expect(own.overall).toBe(Math.round((own.overall ?? 0) * 20) / 20);
    const said = JSON.stringify(own);
    for (const itemId of goldSeen) expect(said).not.toContain(itemId);

    const flagged = next;
    if (flagged === null) throw new Error("nothing was left to flag");
    await labeler.client.work.end.mutate({ ...holdOf(flagged), end: "flagged", reason: "" });
  },
);

it("without a queue there is no gold task: what comes then would give itself away", async () => {
  if (!reference.ok) throw new Error("the reference does not read");
  const items = [{ ...text("only gold"), reference: reference.value, gold: true }];
  const projectId = await workProject(harness, { lead, labelers: [labeler], settings: { goldRate: 0.5 }, items });
  expect((await refusal(labeler.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");
});

it("own recent tasks do not tell gold by what is left when the others were reviewed", async () => {
  if (!reference.ok) throw new Error("the reference does not read");
  const lola = await harness.person({ name: "Lola Labeler" });
  const ordinary = Array.from({ length: 12 }, (_, index) => text(`ordinary ${index}`));
  const gold = Array.from({ length: 12 }, (_, index) => ({
    ...text(`known ${index}`),
    reference: reference.value,
    gold: true,
  }));
  const settings = { goldRate: 0.5, review: "all", revisitable: 50 } as const;
  const projectId = await workProject(harness, { lead, labelers: [lola], settings, items: [...ordinary, ...gold] });
  const said = async () => (await lola.client.work.recent.query({ projectId })).length;
  const order: string[] = [];
  for (let at = 0; at < 14; at++) {
    const opened = await lola.client.work.next.mutate({ projectId });
    order.push(String(opened.lease.itemId));
    await lola.client.work.submit.mutate(submission(opened, mood("neutral")));
    harness.pass(1_000);
  }
  expect(await said()).toBe(14);
  await settleAgreement(harness.app.services);
  const reviewed = new Set<string>();
  for (;;) {
    const opened = await lead.client.review.next.mutate({ projectId }).catch(() => null);
    if (opened === null) break;
    reviewed.add(String(opened.lease.itemId));
    const annotationIds = opened.review.answers.map(({ annotationId }) => annotationId);
    const decision = { kind: "accept", annotationIds } as const;
    const key = { idempotencyKey: randomId<"decision">(), viewId: opened.viewId, decision };
    await lead.client.review.decide.mutate({ ...holdOf(opened), ...key, next: false });
  }
  const last = order.findLastIndex((itemId) => reviewed.has(itemId));
  const before = order.slice(0, last).filter((itemId) => !reviewed.has(itemId));
  expect(before.length).toBeGreaterThan(0);
  expect(await said()).toBe(order.length - 1 - last);
});
