import Database from "better-sqlite3";
import { join } from "node:path";
import { array, assert, asyncProperty, constantFrom, nat, record, type Arbitrary } from "fast-check";
import { afterEach, expect, it } from "vitest";
import { countsOfTask, countsOfWorkers, type AnnotationNumbers } from "@keyhole/db/sqlite/areas/items-counters";
import { KeyholeError } from "@keyhole/shared/errors";
import type { ItemId, PersonId, ProjectId } from "@keyhole/shared/ids";
import type { Claimed } from "@keyhole/db/store/work";
import { aClaim, anItem, aProject, draft, id, now, temporaryStore, type TemporaryStore } from "../store/fixtures.ts";

/** What a project's kept counters say, and what a recount of its tasks and annotations gives. */
function bothCounts({ dataDir }: TemporaryStore) {
  const database = new Database(join(dataDir, "keyhole.db"), { readonly: true });
  try {
    const tasks = database
      .prepare<[], Parameters<typeof countsOfTask>[0]>(
        "select project_id as projectId, state, overlap, remaining, submitted from tasks",
      )
      .all();
    const recount: Record<string, number> = {};
    for (const task of tasks) {
      for (const [name, by] of Object.entries(countsOfTask(task))) recount[name] = (recount[name] ?? 0) + by;
    }
    const kept = database
      .prepare<[], Record<string, number>>(
        `select waiting, in_work as inWork, flagged, in_review as inReview, returned, done, retired, gold, missing
         from project_counters`,
      )
      .get();
    const annotations = database
      .prepare<[], AnnotationNumbers & { taskId: string }>(
        "select task_id as taskId, person_id as personId, state, version, active_ms as activeMs from annotations where source = 'labeler'",
      )
      .all();
    const workers: Record<string, { tasks: number; activeMs: number; accepted: number; declined: number }> = {};
    for (const taskId of new Set(annotations.map((each) => each.taskId))) {
      for (const [person, by] of countsOfWorkers(annotations.filter((each) => each.taskId === taskId))) {
        const sum = (workers[person] ??= { tasks: 0, activeMs: 0, accepted: 0, declined: 0 });
        for (const key of ["tasks", "activeMs", "accepted", "declined"] as const) sum[key] += by[key];
      }
    }
    const keptWorkers = database
      .prepare<[], { personId: string }>(
        "select person_id as personId, tasks, active_ms as activeMs, accepted, declined from project_workers",
      )
      .all();
    const held = database
      .prepare<[], { slots: number; active: number }>(
        `select (select coalesce(sum(overlap - remaining - submitted), 0) from tasks) as slots,
                (select count(*) from assignments where state = 'active') as active`,
      )
      .get();
    const days = database.prepare<[], { n: number }>("select coalesce(sum(submitted), 0) as n from project_days").get();
    return {
      kept: withoutZeros(kept ?? {}),
      recount: withoutZeros(recount),
      workers,
      keptWorkers: Object.fromEntries(keptWorkers.map(({ personId, ...rest }) => [personId, rest])),
      held,
      days: days?.n,
      annotations: annotations.length,
    };
  } finally {
    database.close();
  }
}

const withoutZeros = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== 0));

const steps = array(
  record({
    who: nat(2),
    pick: nat(7),
    what: constantFrom(
      "claim",
      "claim",
      "claim",
      "submit",
      "submit",
      "skipped",
      "flagged",
      "released",
      "retire",
      "un-retire",
      "reopen",
      "prioritise",
      "overlap",
      "sweep",
    ),
  }),
  { minLength: 10, maxLength: 60 },
);
type Step = typeof steps extends Arbitrary<readonly (infer One)[]> ? One : never;

let temporary: TemporaryStore | null = null;
afterEach(async () => {
  await temporary?.remove();
  temporary = null;
});

class Run {
  readonly #store: TemporaryStore;
  readonly #projectId: ProjectId;
  readonly #items: readonly ItemId[];
  readonly #people: readonly PersonId[] = [id(), id(), id()];
  readonly #open = new Map<PersonId, Claimed>();
  #now = now;
  #version = 1;

  constructor(store: TemporaryStore, projectId: ProjectId, items: readonly ItemId[]) {
    this.#store = store;
    this.#projectId = projectId;
    this.#items = items;
  }

  /** One step; what does not fit now (nothing claimed, lease gone) is refused by the store and changes nothing. */
  async take(step: Step): Promise<void> {
    this.#now += 1_000;
    await this.#try(step).catch((cause: unknown) => {
      if (!(cause instanceof KeyholeError)) throw cause;
    });
  }

  async #try({ who, pick, what }: Step): Promise<void> {
    const { write } = this.#store.store;
    const person = this.#people[who] ?? id<"person">();
    const at = this.#now;
    switch (what) {
      case "claim": {
        const times = { now: at, expires: at + 10_000, reservedUntil: at + 20_000 };
        const claimed = await write.claimTask(aClaim(this.#projectId, person, times));
        if (claimed !== null) this.#open.set(person, claimed);
        return;
      }
      case "submit":
        return this.#submit(person);
      case "skipped":
      case "flagged":
      case "released": {
        const hold = this.#hold(person);
        const ended = draft("lease.ended", { project: this.#projectId, lease: hold.leaseId, reason: what });
        await write.endAssignment({ hold, end: what, note: null, drafts: [ended] });
        return;
      }
      case "overlap": {
        const overlap = { count: 1 + (pick % 3), whenComplete: "in-review" } as const;
        const change = { id: this.#projectId, version: this.#version, change: {}, overlap, now: at };
        await write.changeProject({ ...change, drafts: [draft("project.changed")] });
        this.#version += 1;
        // Not always to the end: other steps come in between, and another change may overtake it.
        for (let slices = pick; slices > 0 && (await write.continueOverlap(this.#projectId, at)); slices--);
        return;
      }
      case "sweep":
        this.#now += 30_000;
        await write.sweepLeases({ now: this.#now, limit: 100 }, (lease) =>
          draft("lease.ended", { project: lease.projectId, lease: lease.id, reason: "expired" }),
        );
        return;
      default: {
        const change = what === "prioritise" ? { kind: what, priority: pick } : { kind: what };
        const itemIds = this.#items.filter((_item, index) => index % 8 === pick);
        const input = { projectId: this.#projectId, itemIds, change, whenComplete: "done", now: at } as const;
        await write.changeTasks(input, () => draft("task.changed"));
      }
    }
  }

  #hold(person: PersonId) {
    const lease = this.#open.get(person)?.lease;
    if (lease === undefined) throw new KeyholeError("stale-lease");
    return { leaseId: lease.id, sessionId: lease.sessionId, personId: person, epoch: lease.epoch, now: this.#now };
  }

  async #submit(person: PersonId): Promise<void> {
    const hold = this.#hold(person);
    const { assignment } = this.#open.get(person) ?? {};
    if (assignment === undefined) return;
    const { taskId, itemId, id: assignmentId, projectId } = assignment;
    const annotationId = id<"annotation">();
    const words = { project: projectId, task: taskId, lease: hold.leaseId, annotation: annotationId };
    await this.#store.store.write.submitAnnotation({
      hold,
      whenComplete: "in-review",
      annotation: {
        id: annotationId,
        projectId,
        taskId,
        itemId,
        assignmentId,
        personId: person,
        formId: id(),
        guidelineVersion: 0,
        version: 1,
        answers: Buffer.from("sealed"),
        state: "submitted",
        source: "labeler",
        supersedes: null,
        activeMs: 1_500,
        submitted: this.#now,
        idempotencyKey: id(),
      },
      drafts: [draft("annotation.submitted", { session: hold.sessionId, ...words })],
    });
  }
}

it("kept counters equal a recount after any sequence of work and of a lead's changes", async () => {
  await assert(
    asyncProperty(steps, async (sequence) => {
      temporary = temporaryStore();
      const projectId = await aProject(temporary.store, id());
      const items = Array.from({ length: 8 }, (_, index) =>
        anItem(projectId, { overlap: 1 + (index % 2), gold: index === 7 }),
      );
      await temporary.store.write.addItems(items, { now, drafts: [draft("import.finished")] });
      const run = new Run(
        temporary,
        projectId,
        items.map((item) => item.id),
      );
      for (const step of sequence) await run.take(step);
      const { kept, recount, workers, keptWorkers, held, days, annotations } = bothCounts(temporary);
      expect(kept).toEqual(recount);
      expect(keptWorkers).toEqual(workers);
      expect(held?.slots).toBe(held?.active);
      expect(days).toBe(annotations);
      await temporary.remove();
      temporary = null;
    }),
    { seed: 20_261_124, numRuns: 15 },
  );
}, 60_000);
