import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkTrail } from "@keyhole/server/ops/check-trail";
import { exportRecord } from "@keyhole/shared/formats/jsonl";
import type { ProjectId } from "@keyhole/shared/ids";
import { projectSettings } from "@keyhole/shared/project-settings";
import type { TemplateForm } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { day, signInAgain } from "../exports/fixture.ts";
import { parseCsv } from "../exports/parse-csv.ts";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { imported } from "../imports/importing.ts";
import {
  approvedExport,
  byFirst,
  candidatesOf,
  cocoShapes,
  giveRoles,
  idOf,
  ownSamples,
  present,
  realData,
  spansIn,
  spansOf,
  textsOf,
  trailOf,
  type Box,
  type Drawn,
  type ExportFormat,
  type Sources,
  type Span,
} from "./story.ts";
import { answersOf, holdOf, stored, submission, type Opened } from "./work.ts";

// The main job from end to end over the real server, once with the project's own samples and once with real data.

describe.each([
  { name: "the project's own samples", runs: true, sources: ownSamples },
  { name: "real data", runs: present, sources: realData },
])("from import to export with $name", ({ runs, sources }) => {
  const told = it.runIf(runs);
  let harness: Harness;
  let admin: Visitor;
  let lead: Visitor;
  let leo: Visitor;
  let mei: Visitor;
  let rita: Visitor;
  let data: Sources;
  /** Everything that a person typed or was shown: none of it may stand in the trail. */
  const texts = new Set<string>();

  beforeAll(async () => {
    if (!runs) return;
    data = await sources();
    harness = await startHarness();
    admin = await harness.administrator();
    lead = await harness.person({ name: "Lena Leadbetter", mayCreateProjects: true });
    leo = await harness.person({ name: "Leontyne Duarte" });
    mei = await harness.person({ name: "Meike Tanaka" });
    rita = await harness.person({ name: "Rita Reviewson" });
    harness.pass(day + 60_000);
    for (const text of Object.values(words)) texts.add(text);
    for (const who of [admin, lead, leo, mei, rita]) {
      await signInAgain(harness, who);
      for (const text of [who.name, who.login]) texts.add(text);
    }
  });
  afterAll(async () => {
    if (runs) await harness.close();
  });

  async function project(name: string, form: TemplateForm, settings: object): Promise<ProjectId> {
    texts.add(name);
    const { projectId } = await lead.client.project.create.mutate({ name, settings: projectSettings.parse(settings) });
    await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
    await giveRoles(lead, projectId, { labelers: [leo, mei], reviewer: rita });
    return projectId;
  }

  /** The next task of somebody; null where nothing is left. Its pictures are fetched as a browser would. */
  async function next(who: Visitor, projectId: ProjectId): Promise<Opened | null> {
    const call: Promise<Opened> = who.client.work.next.mutate({ projectId });
    const opened = await call.catch(() => null);
    if (opened === null) {
      expect((await refusal(call)).code).toBe("nothing-to-do");
      return null;
    }
    for (const field of Object.values(opened.fields))
      if (field.kind === "image") expect((await who.media("/media/picture", field.ticket)).status).toBe(200);
    for (const text of textsOf(opened)) texts.add(text);
    return opened;
  }

  async function submit(who: Visitor, opened: Opened, answers: ReturnType<typeof answersOf>): Promise<Drawn> {
    const { annotationId } = await who.client.work.submit.mutate(submission(opened, answers));
    return { itemId: String(opened.lease.itemId), annotationId, answers };
  }

  const reviewed = (projectId: ProjectId) =>
    expect
      .poll(async () => (await rita.client.review.counts.query({ projectId })).pending, { timeout: 15_000 })
      .toBe(0);

  const decision = (opened: Awaited<ReturnType<Visitor["client"]["review"]["next"]["mutate"]>>) => ({
    ...holdOf(opened),
    viewId: opened.viewId,
    idempotencyKey: randomId<"decision">(),
    next: false,
  });

  const words = { recipient: "The training team upstairs", purpose: "Second model of the autumn" };
  const exported = (projectId: ProjectId, format: ExportFormat): Promise<string> =>
    approvedExport({ lead, admin }, { projectId, format, ...words });

  told("boxes: two agree and it is accepted, two differ and a reviewer corrects; COCO and JSONL match", async () => {
    const settings = { overlap: 2, review: "below-threshold", agreementThreshold: 0.8 };
    const [first = "", second = ""] = data.boxLabels;
    const template = templates["object-boxes"];
    const questions = template.questions.map((question) => ({ ...question, settings: { labels: data.boxLabels } }));
    const projectId = await project("Quaint Hollow street scenes", { ...template, questions }, settings);
    const { status } = await imported(lead, projectId, data.boxes);
    expect(status.added).toBe(data.boxes.length - 1);

    const box = (label: string, place: { x: number; y: number; width: number; height: number }) => ({
      id: randomId(),
      label,
      ...place,
    });
    const answersTo = (opened: Opened, regions: readonly object[]) => {
      const shown = Object.values(opened.fields)[0];
      if (shown?.kind !== "image") throw new Error("no picture");
      return answersOf({ objects: stored("box", { width: shown.width, height: shown.height, regions }) });
    };
    const drawn: Drawn[] = [];
    let disputed = "";
    for (const who of [leo, mei]) {
      for (let task = await next(who, projectId); task !== null; task = await next(who, projectId)) {
        if (disputed === "") disputed = String(task.lease.itemId);
        const shift = who === leo ? 0 : 0.5;
        const same = [box(first, { x: 2.25 + shift, y: 3, width: 20.5, height: 21 })];
        const other = [box(second, { x: 30, y: 30.125, width: 9, height: 11 })];
        const regions = task.lease.itemId === disputed && who === mei ? other : same;
        drawn.push(await submit(who, task, answersTo(task, regions)));
      }
    }
    expect(drawn).toHaveLength(2 * (data.boxes.length - 1));

    await reviewed(projectId);
    const review = await rita.client.review.next.mutate({ projectId });
    expect(review.lease.itemId).toBe(disputed);
    const [mine] = review.review.answers;
    const corrected = answersTo(review as unknown as Opened, [
      box(second, { x: 29.5, y: 31, width: 9.75, height: 10 }),
    ]);
    const formId = review.formId ?? randomId<"form">();
    const correct = {
      kind: "correct",
      from: mine?.annotationId ?? null,
      formId,
      answers: corrected,
      activeMs: 900,
    } as const;
    await rita.client.review.decide.mutate({ ...decision(review), decision: correct });
    const { counts } = await lead.client.project.home.query({ projectId });
    expect(counts).toMatchObject({ done: data.boxes.length - 1, inReview: 0 });

    const kept = drawn.filter(({ itemId }) => itemId !== disputed);
    const records = (await exported(projectId, "jsonl"))
      .trimEnd()
      .split("\n")
      .map((line) => exportRecord.parse(JSON.parse(line)));
    const correction = records.find(({ item }) => item === disputed);
    if (correction === undefined) throw new Error("the correction was not exported");
    const wanted = [...kept, { itemId: disputed, annotationId: String(correction.annotation), answers: corrected }];
    const inOrder = (rows: readonly Drawn[]) =>
      rows.toSorted((one, other) => one.annotationId.localeCompare(other.annotationId));
    const got = records.map(({ item, annotation, answers }) => ({
      itemId: String(item),
      annotationId: String(annotation),
      answers: answers as Drawn["answers"],
    }));
    expect(inOrder(got)).toEqual(inOrder(wanted));

    const shapes = cocoShapes(await exported(projectId, "coco"));
    const expected = wanted.flatMap(({ annotationId, answers }) => {
      const { regions } = (answers.answers["objects"] as { value: { regions: Box[] } }).value; // made above
      return regions.map(({ label, x, y, width, height }) => [annotationId, label, x, y, width, height]);
    });
    expect(shapes.toSorted(byFirst)).toEqual(expected.toSorted(byFirst));
  });

  told("pairs: one flagged, one returned with a comment and redone; CSV matches", async () => {
    const projectId = await project("Quaint Hollow answers", templates["preference-pair"], { review: "all" });
    const { status } = await imported(lead, projectId, [data.pairs]);
    const chosen = (candidate: string) =>
      answersOf({ better: stored("choice", { selected: [candidate], tie: false }) });
    const made = new Map<string, { readonly annotationId: string; readonly candidate: string; readonly id: string }>();
    for (let left = status.added; left > 1; left--) {
      const task = await next(leo, projectId);
      if (task === null) throw new Error("no task was left");
      const candidates = candidatesOf(task);
      const candidate = candidates[left % candidates.length] ?? "";
      const { itemId, annotationId } = await submit(leo, task, chosen(candidate));
      made.set(itemId, { annotationId, candidate, id: await idOf(harness, task, candidate) });
    }
    const odd = await next(mei, projectId);
    if (odd === null) throw new Error("no task was left to flag");
    const reason = "The second answer names a living person.";
    texts.add(reason);
    await mei.client.work.end.mutate({ ...holdOf(odd), end: "flagged", reason });
    expect(await next(leo, projectId)).toBeNull();

    await reviewed(projectId);
    const doubtful = await rita.client.review.next.mutate({ projectId });
    const [answer] = doubtful.review.answers;
    if (answer === undefined) throw new Error("nothing to review");
    const comment = "Look at the last sentence once more.";
    texts.add(comment);
    const comments = [{ text: comment, pin: { question: "better", region: null } }];
    const returned = [{ annotationId: answer.annotationId, comments }];
    await rita.client.review.decide.mutate({ ...decision(doubtful), decision: { kind: "return", returned } });

    const again = await next(leo, projectId);
    if (again === null) throw new Error("the returned task did not come back");
    expect(again.lease.itemId).toBe(doubtful.lease.itemId);
    const told = await leo.client.review.comments.query({ ...holdOf(again), viewId: again.viewId });
    expect(told).toMatchObject([{ text: comment }]);
    const before = made.get(String(again.lease.itemId))?.candidate;
    const other = candidatesOf(again).find((candidate) => candidate !== before) ?? "";
    const redone = await submit(leo, again, chosen(other));
    const id = await idOf(harness, again, other);
    made.set(redone.itemId, { annotationId: redone.annotationId, candidate: other, id });
    await reviewed(projectId);
    for (let open = made.size; open > 0; open--) {
      const task = await rita.client.review.next.mutate({ projectId });
      const annotationIds = task.review.answers.map(({ annotationId }) => annotationId);
      await rita.client.review.decide.mutate({ ...decision(task), decision: { kind: "accept", annotationIds } });
    }
    const { counts } = await lead.client.project.home.query({ projectId });
    expect(counts).toMatchObject({ done: made.size, flagged: 1, inReview: 0 });

    const [header = [], ...rows] = parseCsv(await exported(projectId, "csv"));
    // An id may start with "-": it is escaped like any text.
    const cell = (row: readonly string[], name: string) => (row[header.indexOf(name)] ?? "").replace(/^'/, "");
    const got = rows.map((row) => ["item", "annotation", "better", "state"].map((name) => cell(row, name)));
    const wanted = [...made].map(([item, { annotationId, id: chosenId }]) => [
      item,
      annotationId,
      chosenId,
      "accepted",
    ]);
    expect(got.toSorted(byFirst)).toEqual(wanted.toSorted(byFirst));
  });

  told("names: a skipped task goes to somebody else; CoNLL matches the offsets", async () => {
    const projectId = await project("Quaint Hollow names", templates["named-entities"], { review: "none" });
    const { status } = await imported(lead, projectId, [data.names]);
    const skipped = await next(leo, projectId);
    if (skipped === null) throw new Error("no task");
    const reason = "I know the people of whom this speaks.";
    texts.add(reason);
    await leo.client.work.end.mutate({ ...holdOf(skipped), end: "skipped", reason });

    const made = new Map<string, { text: string; itemId: string; spans: Span[] }>();
    for (let task = await next(mei, projectId); task !== null; task = await next(mei, projectId)) {
      const shown = Object.values(task.fields)[0];
      if (shown?.kind !== "text") throw new Error("no text");
      const spans = spansIn(shown.text);
      const regions = spans.map((span) => ({ id: randomId(), part: { kind: "text" }, ...span }));
      const { itemId, annotationId } = await submit(mei, task, answersOf({ entities: stored("span", { regions }) }));
      made.set(annotationId, { text: shown.text, itemId, spans });
    }
    expect([...made.values()].map(({ itemId }) => itemId)).toContain(skipped.lease.itemId);
    expect(made.size).toBe(status.added);

    const blocks = (await exported(projectId, "conll")).trimEnd().split("\n\n");
    expect(blocks).toHaveLength(made.size);
    for (const block of blocks) {
      const [comment = "", ...lines] = block.split("\n");
      const [, item, annotation = ""] = /^# item (\S+) annotation (\S+)/.exec(comment) ?? [];
      const drawn = made.get(annotation);
      if (drawn === undefined) throw new Error("an annotation that nobody made");
      expect(item).toBe(drawn.itemId);
      expect(spansOf(lines, drawn.text)).toEqual(drawn.spans);
    }
  });

  told("I1 the trail is whole, names every view, and holds no name, login or text", { timeout: 60_000 }, async () => {
    const { services } = harness.app;
    const check = await checkTrail(services);
    expect(check).toMatchObject({ whole: true, problem: null });
    const { bytes, opened, views } = await trailOf(harness, check.size);
    expect(views.length).toBeGreaterThan(8);
    expect(opened.toSorted()).toEqual(views.toSorted());
    expect(texts.size).toBeGreaterThan(20);
    const parts = [...texts].map((text) => text.trim().slice(0, 40)).filter((text) => text.length > 5);
    expect(parts.filter((part) => bytes.includes(part))).toEqual([]);
  });
});
