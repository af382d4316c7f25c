import type { Desk } from "./desk.ts";
import { isFor, keptShapes } from "./take-over.ts";
import type { KeptShapes } from "./take-over.ts";
import type { ScreenTask } from "./screen-task.ts";

/**
 * The shapes of the task that was handed in last on this screen, in the page's memory only. They are forgotten as soon as
 * the person is out of work, whatever the reason: what is left then is what the server has.
 */
export class LastShapes {
  readonly #listeners = new Set<() => void>();
  #kept: KeptShapes | null = null;
  /** Of the task that is being handed in; they count once it is. */
  #sending: KeptShapes | null = null;
  #submitted = 0;

  /** Follows a desk until the returned function is called. */
  follow(desk: Pick<Desk, "getView" | "subscribe">): () => void {
    this.#submitted = desk.getView().submitted;
    const stop = desk.subscribe(() => this.#see(desk));
    return () => {
      stop();
      this.#set(null);
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What may be taken over into a task. */
  readonly for = (task: ScreenTask | null): KeptShapes | null =>
    this.#kept !== null && task !== null && isFor(this.#kept, task) ? this.#kept : null;

  #see(desk: Pick<Desk, "getView">): void {
    const { session, drafting: work, submitted } = desk.getView();
    if (submitted > this.#submitted) {
      this.#submitted = submitted;
      this.#set(this.#sending);
      this.#sending = null;
    }
    switch (session.phase) {
      case "submitting":
        // With the first word of it: once it is sent, the answers on this screen are empty.
        if (work !== null && this.#sending === null)
          this.#sending = keptShapes(session.task, work.store.getState().answers);
        break;
      case "open":
      case "opening":
      case "claiming":
      case "checking":
      case "ending":
        this.#sending = null;
        break;
      default:
        this.#sending = null;
        this.#set(null);
    }
  }

  #set(kept: KeptShapes | null): void {
    if (kept === this.#kept) return;
    this.#kept = kept;
    for (const listener of this.#listeners) listener();
  }
}
