import { failureOf, type FailureCode } from "../api-error.ts";
import type { OpenedTask } from "../api-types.ts";
import type { ControlMessage } from "../session/control-message.ts";
import { drafting, type Drafting } from "./drafting.ts";
import type { ShownTheme } from "../media/marked.ts";
import type { Media } from "./media.ts";
import type { DeskPorts, EndInput } from "./desk-ports.ts";
import { foundWord, keptOf, letGo } from "./kept-task.ts";
import { byQuestion, handedIn, holdOf, problemsIn, screenTask } from "./screen-task.ts";
import type { ProblemsByQuestion, ScreenTask } from "./screen-task.ts";
import { ShownView } from "./shown-view.ts";
import { callOf, idle, isAtWork, showsTask, stepTask } from "./task-session.ts";
import type { TaskEvent, TaskSession } from "./task-session.ts";
import { untilAnswered } from "./until-answered.ts";

/** What the screen shows. Immutable; replaced by every change. */
export interface DeskView {
  readonly session: TaskSession<ScreenTask>;
  /** The answers under work and their draft; kept while a task is withheld or closed, so that Continue goes on. */
  readonly drafting: Drafting | null;
  /** The pictures that may be painted; null where nothing of the task may be seen. */
  readonly media: Media | null;
  /** The task that `media` shows: during a change the one before, without answers and without input. */
  readonly shown: ScreenTask | null;
  readonly problems: ProblemsByQuestion;
  /** Raised by every refused submit, so that the screen goes to the first problem. */
  readonly refusals: number;
  /** The server cannot be reached with a submit; it is tried again until it answers. */
  readonly isWaiting: boolean;
  /** Submitted on this screen since it was opened. */
  readonly submitted: number;
}

/** The frame of the task before stays at most this long (ms) while the next one's pictures come. */
const oldFrameMs = 1_500;
/** So long the frame before keeps its answers: clearing them for a next task that is nearly there would hold it up. */
const oldAnswersMs = 150;

/** Takes a person through tasks: state machine, calls, pictures, drafts, timers. No React. */
export class Desk {
  readonly #ports: DeskPorts;
  readonly #shown: ShownView<DeskView>;
  #isWithheld = false;
  #run = 0;
  #renewing = false;
  #theme: ShownTheme = "light";
  #ending: EndInput = { end: "released", reason: "" };
  #next: () => Promise<OpenedTask>;
  #submitKey = "";
  #insists = false;
  /** Submitted, and still on screen without input until the next task is there. */
  #old: Drafting | null = null;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
    const nothing = { drafting: null, media: null, shown: null, problems: {} };
    this.#shown = new ShownView(
      { session: idle, ...nothing, refusals: 0, isWaiting: false, submitted: 0 },
      ports.later,
    );
    this.#next = ports.next;
    ports.tab.onAsked(async () => {
      this.#step({ type: "elsewhere" });
      // From here on another tab writes what this browser keeps.
      await this.getView().drafting?.rest();
    });
  }

  readonly getView = (): DeskView => this.#shown.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#shown.subscribe(listener);

  /** Claims: the reserved task first, else the next. `how` replaces the call until that task is done, as for a revisit. */
  readonly start = (how: () => Promise<OpenedTask> = this.#next): void => {
    this.#next = how;
    this.#step({ type: "start" });
  };

  /** Goes on in this tab; another one that works here saves and closes. */
  readonly startHere = (): void => {
    this.#insists = true;
    this.#step({ type: "start" });
  };

  readonly submit = (): void => {
    const { session, drafting: work } = this.getView();
    if (session.phase !== "open" || work === null) return;
    const problems = problemsIn(session.task, work.store.getState().answers);
    if (Object.keys(problems).length > 0) {
      this.#shown.set({ problems, refusals: this.getView().refusals + 1 });
      return;
    }
    this.send();
  };

  /** Without looking at the answers: for what is not about them, as when a reviewer accepts or returns. */
  readonly send = (): void => {
    if (this.getView().session.phase !== "open" || this.getView().drafting === null) return;
    this.#submitKey = this.#ports.newKey();
    // What is sent goes first: rendering the wait for it would hold it up.
    this.#step({ type: "submit" }, { problems: {} }, 0);
  };

  /** Skip, flag or give back; the draft stays on the server. */
  readonly end = (input: EndInput, after: "next" | "stop"): void => {
    this.#ending = input;
    this.#step({ type: "end", after });
  };

  /** The person did something. `isDeliberate`: more than a moved pointer. */
  readonly active = (now: number, isDeliberate: boolean): void => {
    const { session, drafting: work } = this.getView();
    if (session.phase !== "open") return;
    work?.clock.active(now);
    const half = session.task.opened.lease.leaseMs / 2;
    if (session.task.expires - now > half || (session.notice && !isDeliberate)) return;
    void this.#renew();
  };

  readonly extend = (): void => void this.#renew();

  /** Sign-in covers the page, or contact is lost: nothing may be seen. */
  readonly withhold = (isWithheld: boolean): void => {
    if (this.#isWithheld === isWithheld) return;
    this.#isWithheld = isWithheld;
    if (isWithheld) this.#dropMedia();
    this.#step({ type: isWithheld ? "withhold" : "show" });
    if (!isWithheld) this.getView().drafting?.sync.resume();
  };

  readonly control = (message: ControlMessage): void => {
    if (message.kind === "lease-ended") this.#step({ ...message, type: "lease-ended" });
    if (message.kind === "frozen") this.#step({ type: "doubt" });
  };

  readonly tick = (now: number): void => this.#step({ type: "tick", now });
  /** The mark over texts must fit the theme. */
  readonly setTheme = (theme: ShownTheme): void => {
    this.#theme = theme;
    const { media, session } = this.getView();
    if (media === null || media.overlay === null || session.phase !== "open") return;
    if (media.theme !== theme) this.#step({ type: "doubt" }); // tickets are short-lived: the server is asked anew
  };

  /** Leaves the screen: nothing of the task stays in the page. The lease and the draft stay on the server. */
  readonly leave = (): void => {
    const { drafting: work } = this.getView();
    void work?.rest();
    this.#dropMedia();
    this.#step({ type: "leave" });
    this.#shown.set({ drafting: null, problems: {} });
  };

  /** `change` is what goes with the event in the same moment, for the screen never to show half of it. */
  #step(event: TaskEvent<ScreenTask>, change: Partial<DeskView> = {}, after?: number): void {
    const before = this.getView().session;
    const session = stepTask(before, event);
    if (session === before) return;
    this.#shown.set({ ...change, session }, after);
    const kept = showsTask(session) || (session.phase === "opening" && before.phase === "submitting");
    if (!kept) this.#dropMedia();
    if (session.phase === "closed" || session.phase === "withheld") void this.getView().drafting?.flush();
    // A tab that was asked lets go by itself, once its draft is saved.
    if (!isAtWork(session) && session.phase !== "elsewhere") this.#ports.tab.release();
    if (session.phase !== before.phase && callOf(session) !== null) void this.#call(session);
    if (session.phase === "nothing" || session.phase === "idle") this.#shown.set({ drafting: null });
  }

  async #call(session: TaskSession<ScreenTask>): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const answer = await this.#ask(session).catch((cause: unknown): TaskEvent<ScreenTask> => ({
      type: "refused",
      code: failureOf(cause).code,
    }));
    // Another call was begun meanwhile, or the person left: this answer is about a screen that is gone.
    const isQuiet = answer?.type === "submitted" && answer.next !== null;
    if (run === this.#run && answer !== null) this.#step(answer, {}, isQuiet ? oldAnswersMs : undefined);
  }

  async #ask(session: TaskSession<ScreenTask>): Promise<TaskEvent<ScreenTask> | null> {
    switch (session.phase) {
      case "claiming":
        if (!(await this.#ports.tab.take(this.#insists))) return { type: "elsewhere" };
        this.#insists = false;
        return { type: "held", task: screenTask(await this.#next(), this.#ports.now()) };
      case "checking":
        return { type: "held", task: screenTask(await this.#ports.open(holdOf(session.task)), this.#ports.now()) };
      case "opening":
        return this.#open(session.task);
      case "submitting":
        return this.#submit(session.task);
      case "ending":
        await this.getView().drafting?.sync.flush();
        await this.#ports.end({ ...holdOf(session.task), ...this.#ending });
        await letGo(this.getView().drafting);
        this.#shown.set({ drafting: null });
        this.#next = this.#ports.next;
        return { type: "ended" };
      default:
        return null;
    }
  }

  /** Pictures first, then everything at once: the screen never shows a half-made task. */
  async #open(task: ScreenTask): Promise<TaskEvent<ScreenTask> | null> {
    const run = this.#run;
    const cancel = this.#ports.later(oldFrameMs, () => {
      if (run === this.#run) this.#dropMedia();
    });
    const [media, kept] = await Promise.all([
      this.#ports.media(task.opened, this.#theme).finally(cancel),
      keptOf(task, this.#ports),
    ]);
    if (run !== this.#run || this.#isWithheld) {
      media.release();
      return run === this.#run ? { type: "withhold" } : null;
    }
    this.#clearOld();
    const old = this.getView().media;
    const before = this.getView().drafting;
    const work = drafting({ task, before, kept, ports: this.#ports, onClosed: this.#closed });
    // Looking at it is work from the first moment.
    work.clock.active(this.#ports.now());
    this.#step({ type: "ready" }, { media, shown: task, drafting: work, problems: {} });
    old?.release();
    this.#ports.ahead(task.opened, this.#theme);
    const word = before?.taskId === work.taskId ? null : foundWord(kept, task);
    if (word !== null) this.#ports.tell(word);
    if (word?.kind === "sent-now") {
      this.#submitKey = kept?.submit?.key ?? this.#ports.newKey();
      this.#step({ type: "submit" });
    }
    this.setTheme(this.#theme); // it may be another one than when the overlay was asked for
    return null;
  }

  readonly #closed = (leaseId: string, code: FailureCode): void => this.#step({ type: "save-refused", leaseId, code });

  async #submit(task: ScreenTask): Promise<TaskEvent<ScreenTask>> {
    const work = this.getView().drafting;
    if (work === null) return { type: "rejected" };
    const send = (): Promise<OpenedTask | null> =>
      this.#ports.submit({
        ...holdOf(task),
        formId: task.opened.formId ?? "",
        answers: handedIn(task, work.read().answers),
        idempotencyKey: this.#submitKey,
        activeMs: work.clock.total,
      });
    const onWaiting = (): void => {
      work.queue({ key: this.#submitKey, ...holdOf(task) });
      this.#shown.set({ isWaiting: true });
    };
    try {
      const next = await untilAnswered(send, { sleep: this.#ports.sleep, onWaiting });
      work.sync.stop();
      void work.keeper.forget();
      this.#old = work;
      this.#next = this.#ports.next;
      this.#shown.set({ isWaiting: false, submitted: this.getView().submitted + 1 }, oldAnswersMs);
      if (next === null) this.#clearOld();
      else this.#ports.later(oldAnswersMs, this.#clearOld);
      return { type: "submitted", next: next === null ? null : screenTask(next, this.#ports.now()) };
    } catch (cause) {
      work.queue(null);
      const { code, problems = [] } = failureOf(cause);
      if (code !== "invalid") throw cause;
      this.#shown.set({ problems: byQuestion(problems), refusals: this.getView().refusals + 1, isWaiting: false });
      return { type: "rejected" };
    }
  }

  async #renew(): Promise<void> {
    const { session } = this.getView();
    if (this.#renewing || session.phase !== "open") return;
    this.#renewing = true;
    try {
      const { expires, now } = await this.#ports.renew(holdOf(session.task));
      this.#step({ type: "renewed", expires: this.#ports.now() + (expires - now) });
    } catch (cause) {
      this.#step({ type: "refused", code: failureOf(cause).code });
    } finally {
      this.#renewing = false;
    }
  }

  readonly #clearOld = (): void => {
    this.#old?.store.load({});
    this.#old = null;
  };

  #dropMedia(): void {
    this.#ports.ahead(null, this.#theme);
    this.getView().media?.release();
    if (this.getView().media !== null || this.getView().shown !== null) this.#shown.set({ media: null, shown: null });
  }
}
