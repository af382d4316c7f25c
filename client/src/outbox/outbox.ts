import { upgradeAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import { z } from "zod";
import type { EntryStore, StoredEntry, WholeEntry } from "./entry-store.ts";
import { outboxLimits, type OutboxLimits } from "./limits.ts";
import { openJson, sealJson } from "./sealing.ts";

/** Whose work on what. A reviewer's correction of a task is not the labeler's work on it. */
export interface WorkName {
  readonly person: string;
  readonly purpose: string;
  readonly task: string;
}

/** A submit that the server has not answered. */
export interface QueuedSubmit {
  readonly key: string;
  readonly leaseId: string;
  readonly epoch: number;
}

/** What is kept of a piece of work, sealed. */
export interface KeptWork {
  /** The server's version that it was made on. */
  readonly base: number;
  /** Answers that the server has not confirmed; null where it has all. */
  readonly answers: StoredAnswers | null;
  /** Steps to undo (`History.toJSON`), which belong to these answers, or to the server's draft of this version. */
  readonly history: unknown;
  readonly submit: QueuedSubmit | null;
  /** What else the page needs to go on from these answers; null for nothing. */
  readonly more: unknown;
}

const keptWork = z.strictObject({
  v: z.literal(1),
  base: z.int().min(0),
  answers: z.unknown(),
  history: z.unknown(),
  submit: z.strictObject({ key: z.string(), leaseId: z.string(), epoch: z.int() }).nullable(),
  more: z.unknown(),
});

/** Whether what was given is on this disk now. `full`: there is no room, neither for the steps to undo. */
export type Keeping = "kept" | "full" | "refused";

const withoutVersion = ({ base, history, submit, more }: z.output<typeof keptWork>): Omit<KeptWork, "answers"> => ({
  base,
  history,
  submit,
  more,
});

const nameOf = ({ person, purpose, task }: WorkName): string => `${person} ${purpose} ${task}`;

/**
 * Work of this browser that the server has not confirmed, on disk as ciphertext whose key comes with the lease. It takes
 * and gives only what belongs to the person whose page this is; what others left here is never read, and goes only by its age.
 */
export class Outbox {
  readonly #store: EntryStore;
  readonly #now: () => number;
  readonly #limits: OutboxLimits;

  constructor(store: EntryStore, now: () => number, limits: OutboxLimits = outboxLimits) {
    this.#store = store;
    this.#now = now;
    this.#limits = limits;
  }

  /** What is kept of this work; null where there is nothing, `unreadable` where it does not open: then it is gone. */
  async load(work: WorkName, key: Promise<CryptoKey>): Promise<KeptWork | "unreadable" | null> {
    const name = nameOf(work);
    try {
      const whole = await this.#store.get(name);
      if (whole === undefined) return null;
      const { entry, sealed } = whole;
      const read = keptWork.safeParse(await openJson(await key, aad(name, entry), sealed));
      const answers = read.success && read.data.answers !== null ? upgradeAnswers(read.data.answers) : null;
      if (read.success && (answers === null || answers.ok)) {
        return { ...withoutVersion(read.data), answers: answers?.value ?? null };
      }
      await this.#store.remove([name]);
      return entry.unsent ? "unreadable" : null;
    } catch {
      return null; // no store in this browser: nothing was kept, as `save` said
    }
  }

  /** Keeps this, in place of what was kept before. Where room is short the steps to undo go first, then those of others. */
  async save(work: WorkName, key: CryptoKey, kept: KeptWork): Promise<Keeping> {
    const unsent = kept.answers !== null;
    const whole = await this.#entry(work, key, kept);
    try {
      if (await this.#put(whole)) return "kept";
      if (!unsent) return "full";
      const answersOnly = await this.#entry(work, key, { ...kept, history: null });
      return (await this.#put(answersOnly)) ? "kept" : "full";
    } catch {
      return "refused";
    }
  }

  async remove(work: WorkName): Promise<void> {
    await this.#store.remove([nameOf(work)]).catch(() => undefined); // no store: nothing is there
  }

  /** Unsent work of this person, without opening it. */
  async unsentOf(person: string): Promise<readonly WorkName[]> {
    const all = await this.#store.all().catch((): readonly StoredEntry[] => []);
    return all.filter((entry) => entry.person === person && entry.unsent);
  }

  /** Drops what is too old; gives how much of it was this person's unsent work. */
  async dropOld(person: string): Promise<number> {
    const now = this.#now();
    const all = await this.#store.all().catch((): readonly StoredEntry[] => []);
    const old = all.filter(({ changed, unsent }) => now - changed > this.#limits[unsent ? "ageMs" : "stepsAgeMs"]);
    if (old.length > 0) await this.#store.remove(old.map(({ name }) => name)).catch(() => undefined); // tried again
    return old.filter((entry) => entry.unsent && entry.person === person).length;
  }

  /** Steps to undo last no longer than the session that made them. */
  async dropSteps(): Promise<void> {
    const all = await this.#store.all().catch((): readonly StoredEntry[] => []);
    await this.#store.remove(all.flatMap(({ name, unsent }) => (unsent ? [] : [name]))).catch(() => undefined);
  }

  async #entry(work: WorkName, key: CryptoKey, kept: KeptWork): Promise<WholeEntry> {
    const { person, purpose, task } = work;
    const unsent = kept.answers !== null;
    const name = nameOf(work);
    const sealed = await sealJson(key, aad(name, { unsent }), { v: 1, ...kept });
    return { entry: { name, person, purpose, task, unsent, changed: this.#now(), bytes: sealed.length }, sealed };
  }

  /** False where there is no room. Steps to undo of other work make way, the oldest first; unsent work never does. */
  async #put(whole: WholeEntry): Promise<boolean> {
    const { entry } = whole;
    if (entry.bytes > this.#limits.entryBytes) return false;
    const others = (await this.#store.all()).filter(({ name }) => name !== entry.name);
    const mayGo = others.filter(({ unsent }) => !unsent).toSorted((one, other) => one.changed - other.changed);
    let bytes = others.reduce((sum, other) => sum + other.bytes, entry.bytes);
    let count = others.length + 1;
    const gone: string[] = [];
    for (const other of mayGo) {
      if (bytes <= this.#limits.allBytes && count <= this.#limits.entries) break;
      gone.push(other.name);
      bytes -= other.bytes;
      count -= 1;
    }
    if (bytes > this.#limits.allBytes || count > this.#limits.entries) return false;
    if (gone.length > 0) await this.#store.remove(gone);
    try {
      await this.#store.put(whole);
      return true;
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === "QuotaExceededError")) throw cause;
    }
    // The disk is fuller than our own limits know: once more without what can go.
    await this.#store.remove(mayGo.map(({ name }) => name));
    return this.#store.put(whole).then(
      () => true,
      () => false,
    );
  }
}

/** What is sealed says whether it is unsent, so that nobody makes unsent work look like steps to undo. */
const aad = (name: string, { unsent }: Pick<StoredEntry, "unsent">): string => `${name} ${unsent ? "unsent" : "steps"}`;
