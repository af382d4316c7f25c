import type { GuidelineBody, GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { mergeDrafts, type Clash } from "@keyhole/shared/guidelines/merge";
import { failureOf } from "../../api-error.ts";

/** A stored draft and its version. */
export interface StoredDraft {
  readonly body: GuidelineBody;
  readonly draftVersion: number;
}

export interface DraftPorts {
  save(
    this: void,
    draft: { readonly body: GuidelineBody; readonly baseVersion: number },
  ): Promise<{ draftVersion: number }>;
  /** What is stored now: after another writer saved in between. */
  reload(this: void): Promise<StoredDraft>;
}

export interface DraftView {
  readonly body: GuidelineBody;
  readonly status: "saved" | "unsaved" | "saving" | "failed";
  /** Why the last save failed, while it is. */
  readonly error: unknown;
  /** Sections that both writers changed: nothing is saved until it is said which text stays. */
  readonly clashes: readonly Clash[];
  /** How often another writer's changes were joined without a question. */
  readonly joins: number;
}

/** From the first change to its save (ms): two seconds at most, with the call. */
export const saveAfterMs = 1_200;
/** From a save that did not reach the server to the next try (ms). */
export const retryAfterMs = 4_000;

/**
 * A draft under work. Changes are saved by themselves; when another writer saved first, the two are joined by section,
 * and only what both changed is asked about. Nothing is ever overwritten.
 */
export class DraftSession {
  readonly #ports: DraftPorts;
  readonly #listeners = new Set<() => void>();
  #base: StoredDraft;
  #view: DraftView;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(stored: StoredDraft, ports: DraftPorts) {
    this.#ports = ports;
    this.#base = stored;
    this.#view = { body: stored.body, status: "saved", error: undefined, clashes: [], joins: 0 };
  }

  readonly getView = (): DraftView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The version that the next save is made over. */
  get baseVersion(): number {
    return this.#base.draftVersion;
  }

  change(body: GuidelineBody): void {
    this.#set({ body, status: this.#saving === undefined ? "unsaved" : "saving" });
    this.#schedule(saveAfterMs);
  }

  changeSection(section: GuidelineSection): void {
    const { body } = this.#view;
    this.change({ ...body, sections: body.sections.map((other) => (other.id === section.id ? section : other)) });
  }

  /** What is stored, seen anew: taken over where nothing here waits to be saved. */
  adopt(stored: StoredDraft): void {
    if (this.#view.status !== "saved" || stored.draftVersion === this.#base.draftVersion) return;
    this.#base = stored;
    this.#set({ body: stored.body });
  }

  /** What was published is the draft: both are one in the store. */
  published(stored: StoredDraft): void {
    this.#base = stored;
    this.#set({ status: this.#view.body === stored.body ? "saved" : "unsaved", error: undefined });
    if (this.#view.body !== stored.body) this.#schedule(saveAfterMs);
  }

  /** Saves what waits, now. True when everything is stored. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#saving;
    if (this.#view.status !== "saved" && this.#view.clashes.length === 0) await this.#save();
    return this.#view.status === "saved";
  }

  /** Ends the conflict: for each section which text stays, by its id. Those not named keep mine. */
  resolve(theirs: ReadonlySet<string>): void {
    const { clashes, body } = this.#view;
    const replaced = new Map(clashes.map((clash) => [clash.id, theirs.has(clash.id) ? clash.theirs : clash.mine]));
    const sections = body.sections.flatMap((section) => {
      const choice = replaced.get(section.id);
      return choice === undefined ? section : (choice ?? []);
    });
    this.#set({ clashes: [] });
    this.change({ ...body, sections });
  }

  /** Stops saving by itself; what waits is saved by one last call. */
  close(): void {
    void this.flush();
    this.#listeners.clear();
  }

  #schedule(after: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#save();
    }, after);
  }

  #save(): Promise<void> {
    this.#saving ??= this.#send().finally(() => {
      this.#saving = undefined;
      if (this.#view.status === "unsaved" && this.#view.clashes.length === 0) this.#schedule(saveAfterMs);
    });
    return this.#saving;
  }

  async #send(): Promise<void> {
    const { body, clashes } = this.#view;
    if (clashes.length > 0 || this.#view.status === "saved") return;
    this.#set({ status: "saving" });
    try {
      const { draftVersion } = await this.#ports.save({ body, baseVersion: this.#base.draftVersion });
      this.#base = { body, draftVersion };
      this.#set({ status: this.#view.body === body ? "saved" : "unsaved", error: undefined });
    } catch (cause) {
      await this.#failed(cause);
    }
  }

  async #failed(cause: unknown): Promise<void> {
    const { code } = failureOf(cause);
    if (code !== "conflict") {
      this.#set({ status: "failed", error: cause });
      // What is wrong with the text is mended by a change of it, everything else by time.
      if (code !== "invalid" && code !== "too-large") this.#schedule(retryAfterMs);
      return;
    }
    try {
      const theirs = await this.#ports.reload();
      const { body, clashes } = mergeDrafts(this.#base.body, this.#view.body, theirs.body);
      this.#base = theirs;
      const joins = this.#view.joins + (clashes.length === 0 ? 1 : 0);
      this.#set({ body, clashes, joins, status: "unsaved", error: undefined });
    } catch (error) {
      this.#set({ status: "failed", error });
      this.#schedule(retryAfterMs);
    }
  }

  #set(change: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
