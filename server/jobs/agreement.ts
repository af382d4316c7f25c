import { createHash } from "node:crypto";
import type { PendingGold, PendingReview, SettledReview } from "@keyhole/db/store/review";
import { disagreementsOf, type Disagreement } from "@keyhole/shared/agreement/disagreements";
import { published } from "@keyhole/shared/agreement/published";
import { goldTally, meanOn, TallySum, taskTally, type Tally } from "@keyhole/shared/agreement/tally";
import { upgradeAnswers, type FactsByField, type StoredAnswers } from "@keyhole/shared/answers";
import type { Form } from "@keyhole/shared/form";
import type { FormId, ProjectId } from "@keyhole/shared/ids";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { systemEntry } from "../door/trail-drafts.ts";
import { kindSealing } from "../features/review/disagreements/kinds.ts";
import { openTally, openWorkerTally, sealTally } from "../features/review/sealed-tally.ts";
import { openForm, requireProject } from "../features/work/project-of.ts";
import type { Services } from "../services.ts";

/** Tasks of one run of the job: what one transaction settles. */
const batch = 100;
/** Disagreements of one task that are kept: ways to differ, times pairs of people. */
const mostDisagreements = 500;

const grant = { kind: "internal", reason: "agreement" } as const;
/** References are part of the item. */
const goldGrant = { kind: "internal", reason: "gold-comparison" } as const;

/**
 * Computes the agreement of tasks that got all their annotations, decides by rule which of them a person must review,
 * and holds gold answers against their references. Gives how many were settled; what a crash leaves undone stays
 * "pending" and comes first in the next run. It never runs inside a request.
 */
export async function settleAgreement(services: Services): Promise<number> {
  const { read } = services.store;
  const [reviews, gold] = await Promise.all([read.pendingReviews(batch), read.pendingGold(batch)]);
  for (const [projectId, ofProject] of grouped(reviews, ({ projectId }) => projectId)) {
    await settleProject(services, projectId, ofProject).catch(failed(services, { project: projectId }));
  }
  for (const ofWorker of grouped(gold, ({ projectId, personId }) => `${projectId} ${personId}`).values()) {
    await settleWorker(services, ofWorker).catch(failed(services, { project: ofWorker[0]?.projectId }));
  }
  return reviews.length + gold.length;
}

/** One project that cannot be settled (a destroyed key, a change meanwhile) does not hold up the others. */
const failed =
  ({ log }: Services, of: { readonly project: ProjectId | undefined }) =>
  (cause: unknown): void =>
    log.error({ err: cause, ...of }, "agreement was not settled");

async function settleProject(services: Services, projectId: ProjectId, pending: readonly PendingReview[]) {
  const { parsed: settings } = await requireProject(services, projectId);
  const forms = formsOf(services);
  const before = await openTally(services, projectId);
  const total = new TallySum(before.tally);
  const settled: SettledReview[] = [];
  const sealKinds = kindSealing(services, projectId);
  for (const review of pending) {
    const tally = await tallyOf(services, review, forms).catch((cause: unknown) => {
      // Answers that do not open are for a person to look at: they must not stop the tasks behind them.
      services.log.error({ err: cause, task: review.taskId }, "agreement could not be computed");
      return null;
    });
    if (review.tally !== null) total.take(await openTask(services, review, review.tally));
    total.add(tally?.tally ?? {});
    const decision = tally === null ? "review" : decide(services, { review, settings, ...tally });
    settled.push({
      taskId: review.taskId,
      since: review.since,
      agreement: tally === null ? null : lowest(tally),
      tally: await services.vault.sealRecord(taskIdentity(review), toBytes(tally?.tally ?? {})),
      disagreements: await sealKinds(tally?.disagreements ?? [], review.annotations),
      decision: decision === "review" || decision === "none" ? decision : "accept",
      drafts: decision === "review" || decision === "none" ? [] : acceptances(services, review, decision),
    });
    // Requests come first: a batch never holds the event loop for longer than one task.
    await new Promise(setImmediate);
  }
  const change = await sealTally(
    services,
    { projectId, personId: "" },
    { version: before.version, tally: total.toTally() },
  );
  await services.store.write.settleReviews({ settled, tally: change, now: services.clock() });
  if (settled.some(({ decision }) => decision === "review")) {
    services.events.toEveryone({ kind: "changed", what: "reviews" });
  }
}

async function settleWorker(services: Services, pending: readonly PendingGold[]): Promise<void> {
  const [first] = pending;
  if (first === undefined) return;
  const { projectId, personId } = first;
  const forms = formsOf(services);
  const name = { projectId, personId };
  const before = await openWorkerTally(services, name);
  const total = new TallySum(before.tally.total);
  const waiting = [...before.tally.waiting];
  for (const gold of pending) {
    try {
      if (gold.reference === null) continue;
      const record = `${gold.itemId}/reference`;
      const wanted = await services.vault.openRecord(
        goldGrant,
        { projectId, purpose: "items", record },
        gold.reference,
      );
      const given = await openAnswers(services, { projectId, record: gold.annotationId }, gold.answers);
      const tally = goldTally(await forms(gold.formId), given, upToDate(wanted));
      total.add(tally);
      waiting.push({ at: gold.ordinal, tally });
    } catch (cause) {
      services.log.error({ err: cause, annotation: gold.annotationId }, "gold answer could not be compared");
    }
  }
  const { parsed } = await requireProject(services, projectId);
  const finished = await services.store.read.finishedTasks(projectId, personId);
  const all = { ...before.tally, total: total.toTally(), waiting };
  const tally = published(all, { finished, step: parsed.accuracyStep });
  const change = await sealTally(services, name, { version: before.version, tally });
  const annotationIds = pending.map(({ annotationId }) => annotationId);
  await services.store.write.settleGold({ annotationIds, tally: change, now: services.clock() });
}

interface Computed {
  readonly tally: Tally;
  readonly form: Form;
  readonly facts: FactsByField;
  readonly disagreements: readonly Disagreement[];
}

/** Compared under the newest form among the annotations; an answer of an older one counts where the question stayed. */
async function tallyOf(
  services: Services,
  review: PendingReview,
  forms: ReturnType<typeof formsOf>,
): Promise<Computed> {
  const { projectId, annotations } = review;
  const newest = annotations.at(-1);
  if (newest === undefined) throw new Error("no annotation");
  const all = await Promise.all([...new Set(annotations.map(({ formId }) => formId))].map((id) => forms.versioned(id)));
  const { form } = all.reduce((best, each) => (each.version > best.version ? each : best));
  const raters = await Promise.all(
    annotations.map(async ({ id, personId, answers }) => ({
      person: personId as string,
      answers: await openAnswers(services, { projectId, record: id }, answers),
    })),
  );
  const facts = JSON.parse(review.facts) as FactsByField; // written by the import only
  const disagreements = disagreementsOf(
    form,
    raters.map(({ answers }) => answers),
  ).slice(0, mostDisagreements);
  return { tally: taskTally(form, { facts, raters }, digest), form, facts, disagreements };
}

/** Lowest agreement over the questions; null where nothing could be compared. */
function lowest({ tally, form }: Computed): number | null {
  const means = form.questions.flatMap(({ name }) => meanOn(tally, name) ?? []);
  return means.length === 0 ? null : Math.min(...means);
}

type Decision = "agreement-reached" | "single-answer" | "no-review" | "review" | "none";

/**
 * Who decides: with two answers or more the threshold, on every question that two people answered; a required one that
 * this item is asked must be among them. With one answer there is nothing to compare: it is accepted, except for a
 * flagged task and for the project's sample, drawn here so that nobody knows at work which will be looked at.
 */
function decide(
  { random }: Pick<Services, "random">,
  { review, settings, tally, form, facts }: Computed & { review: PendingReview; settings: ProjectSettings },
): Decision {
  if (review.taskState !== "in-review") return "none";
  if (settings.review === "none") return "no-review";
  if (settings.review === "all") return "review";
  if (review.annotations.length === 1) {
    const sampled = Buffer.from(random(4)).readUInt32BE() / 2 ** 32 < settings.reviewSample;
    return review.flags > 0 || sampled ? "review" : "single-answer";
  }
  const reached = form.questions.every(({ name, required, field }) => {
    const mean = meanOn(tally, name);
    return mean === null ? !(required && facts[field] !== undefined) : mean >= settings.agreementThreshold;
  });
  return reached ? "agreement-reached" : "review";
}

const acceptances = (services: Services, review: PendingReview, rule: string) =>
  review.annotations.map(({ id, personId }) =>
    systemEntry(services, {
      type: "annotation.accepted",
      channel: "job",
      project: review.projectId,
      task: review.taskId,
      item: review.itemId,
      annotation: id,
      subject: personId,
      rule,
    }),
  );

// What is written: JSON in bytes, text digests of 32 hexadecimal digits.
const toBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const parse = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString("utf8"));
const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

const taskIdentity = ({ projectId, taskId }: PendingReview) =>
  ({ projectId, purpose: "answers", record: `agreement/${taskId}` }) as const;

const openTask = async (services: Services, review: PendingReview, sealed: Uint8Array): Promise<Tally> =>
  parse(await services.vault.openRecord(grant, taskIdentity(review), sealed)) as Tally; // written above

function upToDate(bytes: Uint8Array): StoredAnswers {
  const read = upgradeAnswers(parse(bytes));
  if (!read.ok) throw new Error(`answers do not read: ${JSON.stringify(read.failure)}`);
  return read.value;
}

const openAnswers = async (
  { vault }: Services,
  { projectId, record }: { readonly projectId: ProjectId; readonly record: string },
  sealed: Uint8Array,
): Promise<StoredAnswers> => upToDate(await vault.openRecord(grant, { projectId, purpose: "answers", record }, sealed));

/** Published forms never change: each is opened once a run. */
function formsOf(services: Services) {
  const opened = new Map<FormId, ReturnType<typeof openForm>>();
  const versioned = (id: FormId) => {
    const known = opened.get(id) ?? openForm(services, id, grant);
    opened.set(id, known);
    return known;
  };
  return Object.assign(async (id: FormId) => (await versioned(id)).form, { versioned });
}

function grouped<Each, Key>(list: readonly Each[], keyOf: (each: Each) => Key): Map<Key, Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
