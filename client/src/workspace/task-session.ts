import type { FailureCode } from "../api-error.ts";

/** What the session needs to know of a task; `expires` is milliseconds on this page's clock. */
export interface LeasedTask {
  readonly leaseId: string;
  readonly expires: number;
  /** How long before the end the notice comes. */
  readonly noticeMs: number;
}

/** Why a task is closed on this screen while its draft stays on the server. */
export type Closing = "paused" | "taken-over" | "frozen" | "revoked";

/**
 * Work on tasks, one after the other, as a pure state machine. It decides what may be seen and what is asked of the
 * server next (`callOf`); the desk owns network, pictures and timers. Content may be in the page only where `showsTask`.
 */
export type TaskSession<Task extends LeasedTask> =
  | { readonly phase: "idle" }
  /** The next task, or the reserved one again, is asked for. */
  | { readonly phase: "claiming" }
  /** The lease is held; its marked pictures are on their way. */
  | { readonly phase: "opening"; readonly task: Task }
  | { readonly phase: "open"; readonly task: Task; readonly notice: boolean }
  /** The session is covered or contact is lost: nothing may be seen until the server has been asked again. */
  | { readonly phase: "withheld"; readonly task: Task }
  | { readonly phase: "checking"; readonly task: Task }
  | { readonly phase: "submitting"; readonly task: Task }
  /** Skipped, flagged or given back. */
  | { readonly phase: "ending"; readonly task: Task; readonly after: "next" | "stop" }
  | { readonly phase: "closed"; readonly task: Task; readonly why: Closing }
  /** Another tab of this browser works here. */
  | { readonly phase: "elsewhere" }
  | { readonly phase: "nothing"; readonly why: "empty" | "frozen" }
  | { readonly phase: "failed"; readonly task: Task | null; readonly code: FailureCode };

export type TaskEvent<Task extends LeasedTask> =
  | { readonly type: "start" }
  | { readonly type: "held"; readonly task: Task }
  | { readonly type: "ready" }
  | { readonly type: "withhold" }
  | { readonly type: "show" }
  | { readonly type: "submit" }
  | { readonly type: "submitted"; readonly next: Task | null }
  /** The answers cannot be taken as they are: back to work. */
  | { readonly type: "rejected" }
  | { readonly type: "end"; readonly after: "next" | "stop" }
  | { readonly type: "ended" }
  | { readonly type: "renewed"; readonly expires: number }
  | { readonly type: "refused"; readonly code: FailureCode }
  /** A save of the draft was refused for good. */
  | { readonly type: "save-refused"; readonly leaseId: string; readonly code: FailureCode }
  | { readonly type: "lease-ended"; readonly leaseId: string; readonly reason: string }
  /** Something was frozen, or the view must be made anew: the server is asked before anything is seen again. */
  | { readonly type: "doubt" }
  | { readonly type: "tick"; readonly now: number }
  /** Another tab has the work, or asks for it. */
  | { readonly type: "elsewhere" }
  | { readonly type: "leave" };

export const idle = { phase: "idle" } as const;

/** Whether this tab is at work: else another one may go on. */
export const isAtWork = ({ phase }: TaskSession<LeasedTask>): boolean => phase !== "idle" && !isStill({ phase });

/** The call to the server that a phase waits for. */
export type Call = "claim" | "media" | "open" | "submit" | "end";

export function callOf({ phase }: { readonly phase: TaskSession<LeasedTask>["phase"] }): Call | null {
  switch (phase) {
    case "claiming":
      return "claim";
    case "opening":
      return "media";
    case "checking":
      return "open";
    case "submitting":
      return "submit";
    case "ending":
      return "end";
    case "idle":
    case "open":
    case "withheld":
    case "closed":
    case "elsewhere":
    case "nothing":
    case "failed":
      return null;
  }
}

/** Whether the task's content may stand in the page. */
export const showsTask = ({ phase }: { readonly phase: TaskSession<LeasedTask>["phase"] }): boolean =>
  phase === "open" || phase === "submitting" || phase === "ending";

export const taskOf = <Task extends LeasedTask>(session: TaskSession<Task>): Task | null =>
  "task" in session ? session.task : null;

const closingOf: Readonly<Record<string, Closing>> = {
  expired: "paused",
  "taken-over": "taken-over",
  frozen: "frozen",
};

export function stepTask<Task extends LeasedTask>(
  session: TaskSession<Task>,
  event: TaskEvent<Task>,
): TaskSession<Task> {
  const task = taskOf(session);
  switch (event.type) {
    case "start":
      return session.phase === "idle" || isStill(session) ? { phase: "claiming" } : session;
    case "held":
      return session.phase === "claiming" || session.phase === "checking"
        ? { phase: "opening", task: event.task }
        : session;
    case "ready":
      return session.phase === "opening" ? { phase: "open", task: session.task, notice: false } : session;
    case "withhold":
      return session.phase === "open" || session.phase === "opening" || session.phase === "checking"
        ? { phase: "withheld", task: session.task }
        : session;
    case "show":
      return session.phase === "withheld" ? { phase: "checking", task: session.task } : session;
    case "submit":
      return session.phase === "open" ? { phase: "submitting", task: session.task } : session;
    case "submitted":
      if (session.phase !== "submitting" && session.phase !== "closed") return session;
      if (session.phase === "closed" && session.why !== "frozen") return session;
      if (session.phase === "closed") return { phase: "nothing", why: "frozen" };
      // Why there is none (nothing waits, a freeze, guidelines to be read first) is the claim's to say.
      return event.next === null ? { phase: "claiming" } : { phase: "opening", task: event.next };
    case "rejected":
      return session.phase === "submitting" || session.phase === "ending"
        ? { phase: "open", task: session.task, notice: false }
        : session;
    case "end":
      return session.phase === "open" ? { phase: "ending", task: session.task, after: event.after } : session;
    case "ended":
      if (session.phase !== "ending") return session;
      return session.after === "next" ? { phase: "claiming" } : idle;
    case "renewed":
      return session.phase === "open"
        ? { ...session, task: { ...session.task, expires: event.expires }, notice: false }
        : session;
    case "refused":
      return refused(session, event.code);
    case "save-refused":
      // One of an earlier lease says nothing about the task on screen. One that a submit or an end overtook is no news: what
      // became of the lease is in the answer to that.
      if (task?.leaseId !== event.leaseId) return session;
      if (event.code === "stale-lease" && (session.phase === "submitting" || session.phase === "ending"))
        return session;
      return refused(session, event.code);
    case "lease-ended":
      if (task === null || task.leaseId !== event.leaseId || session.phase === "closed") return session;
      // What this screen ends itself is told to it by the answer, not by the stream.
      if (session.phase === "submitting" || session.phase === "ending") {
        if (closingOf[event.reason] === undefined) return session;
      }
      return { phase: "closed", task, why: closingOf[event.reason] ?? "revoked" };
    case "doubt":
      // It may concern another project: nothing is seen until the server has said so.
      if (task === null || session.phase === "closed") return session;
      return session.phase === "submitting" || session.phase === "ending"
        ? { phase: "closed", task, why: "frozen" }
        : { phase: "checking", task };
    case "tick":
      return tick(session, event.now);
    case "elsewhere":
      return task !== null || session.phase === "claiming" ? { phase: "elsewhere" } : session;
    case "leave":
      return idle;
  }
}

/** A page that waits for a person: `start` goes on from it. */
const isStill = ({ phase }: Pick<TaskSession<LeasedTask>, "phase">): boolean =>
  phase === "closed" || phase === "elsewhere" || phase === "nothing" || phase === "failed";

function refused<Task extends LeasedTask>(session: TaskSession<Task>, code: FailureCode): TaskSession<Task> {
  const task = taskOf(session);
  if (callOf(session) === null && session.phase !== "open") return session;
  if (code === "frozen") {
    return task === null ? { phase: "nothing", why: "frozen" } : { phase: "closed", task, why: "frozen" };
  }
  if (code === "nothing-to-do") return { phase: "nothing", why: "empty" };
  if (code === "stale-lease" && task !== null) {
    // The lease went with the session that held it, or its time was over: the reserved task is asked for again. A screen
    // that was working learns that it lost the task.
    return session.phase === "checking" ? { phase: "claiming" } : { phase: "closed", task, why: "paused" };
  }
  return session.phase === "open" ? session : { phase: "failed", task, code };
}

function tick<Task extends LeasedTask>(session: TaskSession<Task>, now: number): TaskSession<Task> {
  if (session.phase !== "open" && session.phase !== "withheld") return session;
  const left = session.task.expires - now;
  if (left <= 0) return { phase: "closed", task: session.task, why: "paused" };
  if (session.phase === "withheld") return session;
  const notice = left <= session.task.noticeMs;
  return notice === session.notice ? session : { ...session, notice };
}
