import { noAnswers, upgradeAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import type { FailureCode } from "../api-error.ts";
import { failureOf } from "../api-error.ts";
import type { LeaseHold } from "../api-types.ts";
import { AnnotationStore } from "../editor/annotation-store.ts";
import { DraftSync, SaveRefused } from "../editor/draft-sync.ts";
import { isUnsaved } from "../editor/draft-state.ts";
import { equalValues } from "../editor/edit.ts";
import type { Answers } from "../editor/history.ts";
import { Keeper } from "../outbox/keeper.ts";
import type { KeptWork, QueuedSubmit } from "../outbox/outbox.ts";
import { ActiveTime } from "./active-time.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { keptName } from "./kept-task.ts";
import { fromAnswers, toAnswers, type ScreenTask } from "./screen-task.ts";

/** A draft as this screen sends it. */
export interface Draft {
  readonly answers: StoredAnswers;
}

/** The answers to one task while they are worked on. Outlives leases: Continue goes on with the same one. */
export interface Drafting {
  readonly taskId: string;
  readonly store: AnnotationStore;
  readonly sync: DraftSync<Draft>;
  /** Keeps on this disk, sealed, what the server does not have. */
  readonly keeper: Keeper;
  readonly clock: ActiveTime;
  /** What was filled in by predictions: an answer that is still this very object was not touched. */
  readonly prefilled: Answers;
  readonly task: ScreenTask;
  /** The server had a draft when this screen began: what is shown was saved before. */
  readonly startsFromDraft: boolean;
  /** When the server last confirmed a save of this screen; null before the first. */
  savedAt(this: void): number | null;
  /** The draft whose save has not been answered: the server may have it. */
  unanswered(this: void): Draft | null;
  read(this: void): Draft;
  /** A submit that has no answer yet is kept with the answers; null where it is none any more. */
  queue(this: void, submit: QueuedSubmit | null): void;
  /** Saves everything, on the server and on this disk. */
  flush(this: void): Promise<void>;
  /** The same, and then nothing more happens. */
  rest(this: void): Promise<void>;
}

interface DraftingInput {
  readonly task: ScreenTask;
  readonly before: Drafting | null;
  /** What this browser kept of it. */
  readonly kept: KeptWork | null;
  readonly ports: DeskPorts;
  onClosed(this: void, leaseId: string, code: FailureCode): void;
}

/** The same task again (Continue, a check after sign-in) goes on with what is on this screen; another one starts anew. */
export function drafting({ task, before, kept, ports, onClosed }: DraftingInput): Drafting {
  const { opened } = task;
  const goesOn = before !== null && before.taskId === workOf(task) ? before : null;
  const unsaved = goesOn !== null && isUnsaved(goesOn.sync.getStatus());
  // The server's answer may be older than a save that was confirmed while it was on its way.
  const newer = goesOn !== null && goesOn.sync.getStatus().version >= opened.draftVersion;
  const store = goesOn?.store ?? new AnnotationStore();
  const clock = goesOn?.clock ?? new ActiveTime(opened.activeMs);
  const found = goesOn === null && kept !== null && kept.answers !== null ? { ...kept, answers: kept.answers } : null;
  const prefilled = found === null ? startingAnswers({ task, store, kept, keep: newer || unsaved }) : {};
  if (found !== null) {
    store.load(toAnswers(found.answers, task.questions), "remote");
    store.restoreHistory(found.history);
  }
  const read = (): Draft => ({ answers: fromAnswers(store.getState().answers, task.questions) });
  const hold = { leaseId: opened.lease.id, epoch: opened.lease.epoch };
  // Work that was not saved goes on top of the version it was made on; where another was stored since, both are shown.
  const version = found?.base ?? (newer || unsaved ? (goesOn?.sync.getStatus().version ?? 0) : opened.draftVersion);
  // The last draft that was sent without an answer: it may be what the server has now.
  let savedAt = goesOn?.savedAt() ?? null;
  let unanswered: Draft | null = goesOn?.unanswered() ?? null;
  const save = async (draft: Draft, baseVersion: number): Promise<{ readonly version: number }> => {
    const before = unanswered;
    unanswered = draft;
    try {
      const saved = await ports.saveDraft({ ...hold, ...draft, baseVersion, activeMs: clock.total });
      unanswered = null;
      savedAt = ports.now();
      return saved;
    } catch (cause) {
      const { code } = failureOf(cause);
      if (code === "conflict") {
        const stored = await storedDraft(ports, hold);
        if (sameAnswers(stored.draft, draft)) return { version: stored.version };
        if (before !== null && sameAnswers(stored.draft, before)) return save(draft, stored.version);
        throw new SaveRefused<Draft>({ reason: "conflict", version: stored.version, theirs: stored.draft });
      }
      if (code === "stale-lease" || code === "frozen" || code === "absent") {
        onClosed(task.leaseId, code === "frozen" ? code : "stale-lease");
        throw new SaveRefused<Draft>({ reason: "closed" });
      }
      throw cause;
    }
  };
  const sync = new DraftSync<Draft>({ read, now: ports.now, later: ports.later, save }, version);
  if (goesOn === null) void before?.rest();
  goesOn?.sync.stop();
  goesOn?.keeper.stop();
  const kepts = keeping({ task, ports, store, sync, version });
  const work: Drafting = {
    taskId: workOf(task),
    store,
    sync,
    keeper: kepts.keeper,
    clock,
    prefilled: goesOn?.prefilled ?? prefilled,
    task,
    startsFromDraft: opened.draft !== null,
    savedAt: () => savedAt,
    unanswered: () => unanswered,
    read,
    queue: kepts.queue,
    flush: async () => void (await Promise.all([sync.flush(), kepts.keeper.flush()])),
    rest: async () => {
      await sync.flush();
      sync.stop();
      await kepts.keeper.flush();
      kepts.keeper.stop();
    },
  };
  follow(work);
  if (unsaved || found !== null) sync.changed();
  return work;
}

interface Keeping {
  readonly task: ScreenTask;
  readonly ports: DeskPorts;
  readonly store: AnnotationStore;
  readonly sync: DraftSync<Draft>;
  readonly version: number;
}

/** What the server does not have is kept on this disk: unsent answers, a submit without an answer, steps to undo. */
function keeping({ task, ports, store, sync, version }: Keeping): Pick<Drafting, "keeper" | "queue"> {
  let base = version;
  let queued: QueuedSubmit | null = null;
  const keeper = new Keeper({
    outbox: ports.outbox,
    work: keptName(task, ports),
    key: task.outboxKey,
    now: ports.now,
    later: ports.later,
    read: () => {
      const status = sync.getStatus();
      // In a conflict the version is the server's, and what is here was not made on it: a reload must find the conflict again.
      if (status.phase !== "conflict") base = status.version;
      const isUnsent = isUnsaved(status) || queued !== null;
      const history = store.storedHistory();
      if (!isUnsent && history === undefined) return null;
      const answers = isUnsent ? fromAnswers(store.getState().answers, task.questions) : null;
      return { base, answers, history: history ?? null, submit: queued, more: ports.more?.() ?? null };
    },
  });
  sync.subscribe(() => keeper.changed());
  return {
    keeper,
    queue: (submit) => {
      if (submit === queued || !ports.resendsSubmits) return;
      queued = submit;
      keeper.changed();
    },
  };
}

/** Which work it is, under whatever lease. */
const workOf = ({ opened }: ScreenTask): string => `${opened.lease.purpose} ${String(opened.lease.taskId)}`;

const followed = new WeakMap<AnnotationStore, () => void>();

/** Every local change is saved; a store that goes on under a new lease is followed once. */
function follow({ store, sync }: Drafting): void {
  followed.get(store)?.();
  followed.set(
    store,
    store.observe(({ origin }) => {
      if (origin === "local") sync.changed();
    }),
  );
}

interface Starting {
  readonly task: ScreenTask;
  readonly store: AnnotationStore;
  readonly kept: KeptWork | null;
  /** What is on this screen stays. */
  readonly keep: boolean;
}

/** Loads what the work starts from: the draft, else the person's earlier answer, else predictions. Gives the latter. */
function startingAnswers({ task, store, kept, keep }: Starting): Answers {
  const { draft, draftVersion, previous, suggestions } = task.opened;
  if (keep) return {};
  if (draft !== null) {
    store.load(toAnswers(draft.answers, task.questions), "remote");
    // Steps to undo belong to one version; where the draft went on elsewhere there is nothing to undo.
    if (kept?.base === draftVersion) store.restoreHistory(kept.history);
    return {};
  }
  const answers = toAnswers(previous ?? suggestions ?? { v: 1, answers: {} }, task.questions);
  store.load(answers);
  return previous === null ? answers : {};
}

/** What the server has instead, which is asked for when a save was refused for its version. */
async function storedDraft(ports: DeskPorts, hold: LeaseHold): Promise<{ version: number; draft: Draft }> {
  const { draft, draftVersion: version } = await ports.open(hold);
  const answers = upgradeAnswers(draft?.answers ?? noAnswers);
  return { version, draft: { answers: answers.ok ? answers.value : noAnswers } };
}

const sameAnswers = (first: Draft, second: Draft): boolean => equalValues(first.answers, second.answers);
