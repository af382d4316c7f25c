import { draftAt, draftLimits, isUnsaved, saveDueAt, stepDraft } from "./draft-state.ts";
import type { DraftEvent, DraftLimits, DraftState } from "./draft-state.ts";

/** Why a save did not happen. The transport throws it; any other error counts as an unreachable server. */
export type SaveRefusal<Draft> =
  | { readonly reason: "conflict"; readonly version: number; readonly theirs: Draft }
  | { readonly reason: "signed-out" }
  /** Stale epoch, ended lease, freeze. */
  | { readonly reason: "closed" };

export class SaveRefused<Draft> extends Error {
  override readonly name = "SaveRefused";
  readonly refusal: SaveRefusal<Draft>;

  constructor(refusal: SaveRefusal<Draft>) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

export interface DraftPorts<Draft> {
  /** The answers on screen right now. */
  read(): Draft;
  /** Stores a draft on top of `baseVersion`; answers once it is on disk. Throws `SaveRefused`. */
  save(draft: Draft, baseVersion: number): Promise<{ readonly version: number }>;
  now(): number;
  /** Calls back after `ms`; the result cancels it. */
  later(ms: number, run: () => void): () => void;
}

export interface DraftStatus<Draft> extends DraftState {
  /** While in conflict: what the server has. This screen's answers stay in the editor. */
  readonly theirs: Draft | null;
}

interface SaveOutcome<Draft> {
  readonly event: DraftEvent;
  readonly theirs: Draft | null;
}

/**
 * Saves the draft while a person works: within 2 s of a pause, every 5 s at most, one request at a time. A conflict stops
 * it with both versions at hand; nothing is ever overwritten without a person's word.
 */
export class DraftSync<Draft> {
  readonly #ports: DraftPorts<Draft>;
  readonly #limits: DraftLimits;
  readonly #listeners = new Set<() => void>();
  #status: DraftStatus<Draft>;
  #cancelTimer: (() => void) | null = null;
  #request: Promise<void> | null = null;
  #stopped = false;

  constructor(ports: DraftPorts<Draft>, version: number, limits: DraftLimits = draftLimits) {
    this.#ports = ports;
    this.#limits = limits;
    this.#status = { ...draftAt(version), theirs: null };
  }

  readonly getStatus = (): DraftStatus<Draft> => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The answers changed on this screen. */
  changed(): void {
    this.#step({ type: "changed", now: this.#ports.now() });
  }

  /** Signed in again, or the browser says that the network is back. */
  resume(): void {
    this.#step({ type: "resumed", now: this.#ports.now() });
  }

  /** The lease is over; nothing more is sent. */
  close(): void {
    this.#step({ type: "closed" });
  }

  /** Ends a conflict. With `theirs` the caller has put the server's answers into the editor. */
  resolve(keep: "mine" | "theirs"): void {
    this.#step({ type: "resolved", keep, now: this.#ports.now() });
  }

  /**
   * Saves at once and waits. True when the server has everything; false when it could not be reached or refused (the
   * status says why). Call it before submitting.
   */
  async flush(): Promise<boolean> {
    await this.#request;
    const { phase } = this.#status;
    if (isUnsaved(this.#status) && (phase === "unsaved" || phase === "offline")) {
      this.#send();
      await this.#request;
    }
    return !isUnsaved(this.#status);
  }

  /** Stops timers; the last state is kept. For leaving the page. */
  stop(): void {
    this.#stopped = true;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  #step(event: DraftEvent, theirs: Draft | null = null): void {
    const next = stepDraft(this.#status, event, this.#limits);
    this.#status = { ...next, theirs: next.phase === "conflict" ? (theirs ?? this.#status.theirs) : null };
    this.#schedule();
    for (const listener of this.#listeners) listener();
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const due = saveDueAt(this.#status, this.#limits);
    if (due === null || this.#stopped || this.#request !== null) return;
    this.#cancelTimer = this.#ports.later(Math.max(0, due - this.#ports.now()), () => {
      this.#cancelTimer = null;
      this.#send();
    });
  }

  #send(): void {
    if (this.#request !== null || this.#stopped) return;
    const draft = this.#ports.read();
    const base = this.#status.version;
    this.#step({ type: "sent", now: this.#ports.now() });
    this.#request = this.#finish(this.#saveOnce(draft, base));
  }

  async #finish(answer: Promise<SaveOutcome<Draft>>): Promise<void> {
    const { event, theirs } = await answer;
    this.#request = null;
    // A lease that ended meanwhile stays ended, whatever the answer to the last request was.
    if (this.#status.phase !== "closed") this.#step(event, theirs);
  }

  async #saveOnce(draft: Draft, base: number): Promise<SaveOutcome<Draft>> {
    try {
      const { version } = await this.#ports.save(draft, base);
      return { event: { type: "confirmed", version, now: this.#ports.now() }, theirs: null };
    } catch (error) {
      if (!(error instanceof SaveRefused))
        return { event: { type: "unanswered", now: this.#ports.now() }, theirs: null };
      const refusal = (error as SaveRefused<Draft>).refusal; // only this sync's own transport throws it
      return refusal.reason === "conflict"
        ? { event: { type: "conflicted", version: refusal.version }, theirs: refusal.theirs }
        : { event: { type: refusal.reason }, theirs: null };
    }
  }
}
