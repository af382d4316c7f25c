import { KeyholeError } from "@keyhole/shared/errors";
import type { Database, Statement } from "better-sqlite3";
import type { EntryDraft } from "../store/trail.ts";
import type { EncodedEntry, Sealer } from "./sealer.ts";

/** What an operation may do besides its statements: record entries that commit with it. */
export interface Transaction {
  record(draft: EntryDraft): void;
}

interface Pending {
  readonly operation: (transaction: Transaction) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

export interface QueueLimits {
  /** Operations in one commit. */
  readonly batch: number;
  /** Operations that may wait; one more is refused as `unavailable`. */
  readonly waiting: number;
  /** How long a locked database is tried again before the batch is refused. */
  readonly lockedForMs: number;
  /** After a person's operation, patient ones leave the writer idle as long as they use it, for this long. */
  readonly yieldForMs: number;
}

export const defaultQueueLimits: QueueLimits = { batch: 256, waiting: 20_000, lockedForMs: 2_000, yieldForMs: 1_000 };

/**
 * Group commit: operations that arrive together share one BEGIN IMMEDIATE … COMMIT at synchronous=FULL. Each has a
 * savepoint of its own, so that one that throws undoes only itself. Replies go out after COMMIT: acknowledged means
 * fsynced, with its trail entries sealed into the tree in the same commit. If sealing or COMMIT fails, every operation
 * of the batch fails as `unavailable` and nothing of it was done.
 */
export class WriteQueue {
  readonly #database: Database;
  readonly #sealer: Sealer;
  readonly #limits: QueueLimits;
  readonly #statements: Record<"begin" | "commit" | "rollback" | "save" | "release" | "undo", Statement>;
  readonly #urgent: Pending[] = [];
  readonly #patient: Pending[] = [];
  #scheduled: "no" | "now" | NodeJS.Timeout = "no";
  /** When a patient operation may run next, and when a person's ran last. */
  #patientFrom = 0;
  #urgentAt = -Infinity;
  #closed = false;
  #lockedSince: number | null = null;
  #lastProgress = performance.now();

  constructor(database: Database, sealer: Sealer, limits: QueueLimits = defaultQueueLimits) {
    this.#database = database;
    this.#sealer = sealer;
    this.#limits = limits;
    this.#statements = {
      begin: database.prepare("BEGIN IMMEDIATE"),
      commit: database.prepare("COMMIT"),
      rollback: database.prepare("ROLLBACK"),
      save: database.prepare("SAVEPOINT operation"),
      release: database.prepare("RELEASE operation"),
      undo: database.prepare("ROLLBACK TO operation"),
    };
  }

  get waiting(): number {
    return this.#urgent.length + this.#patient.length;
  }

  /** Milliseconds since the last batch ended while operations wait; 0 when none do. For the watchdog. */
  stalledForMs(): number {
    return this.waiting === 0 ? 0 : performance.now() - this.#lastProgress;
  }

  /**
   * Runs one operation; `patient` ones (imports, sweeps) wait behind people. Each has a commit of its own, which no
   * person's reply waits for, and while people work at least half of the writer's time is theirs.
   */
  run<Value>(operation: (transaction: Transaction) => Value, patient = false): Promise<Value> {
    if (this.#closed || this.waiting >= this.#limits.waiting) return Promise.reject(new KeyholeError("unavailable"));
    if (this.waiting === 0) this.#lastProgress = performance.now();
    return new Promise<Value>((resolve, reject) => {
      // The queue holds operations of every result type; each is resolved with what its own operation returned.
      const pending: Pending = { operation, resolve: (value) => resolve(value as Value), reject };
      (patient ? this.#patient : this.#urgent).push(pending);
      this.#schedule();
    });
  }

  /** Lets what waits finish, then refuses. */
  async close(): Promise<void> {
    while (this.waiting > 0) await this.run(() => undefined, true);
    this.#closed = true;
  }

  #schedule(): void {
    if (this.#scheduled === "now") return;
    const delayMs = this.#delayMs();
    if (this.#scheduled !== "no") {
      if (delayMs > 0) return;
      clearTimeout(this.#scheduled);
    }
    const flush = () => {
      this.#scheduled = "no";
      this.#flush();
      if (this.waiting > 0) this.#schedule();
    };
    if (delayMs > 0) this.#scheduled = setTimeout(flush, delayMs);
    else {
      this.#scheduled = "now";
      setImmediate(flush);
    }
  }

  /** A locked file is tried again soon; patient operations alone wait until it is their turn. */
  #delayMs(): number {
    if (this.#lockedSince !== null) return 5;
    return this.#urgent.length > 0 || this.#closed ? 0 : Math.ceil(this.#patientFrom - performance.now());
  }

  /** The operations of the next commit: people's, or one patient operation where it is due. */
  #take(now: number): Pending[] {
    const isDue = this.#patient.length > 0 && now >= this.#patientFrom;
    // Under a constant stream of people's work a due one still has its turn.
    const goesFirst = isDue && this.#urgentAt > this.#patientFrom;
    if (this.#urgent.length > 0 && !goesFirst) {
      this.#urgentAt = now;
      return this.#urgent.splice(0, this.#limits.batch);
    }
    return this.#patient.splice(0, 1);
  }

  #flush(): void {
    const start = performance.now();
    if (this.#urgent.length === 0 && start < this.#patientFrom) return;
    try {
      this.#statements.begin.run();
      this.#lockedSince = null;
    } catch (cause) {
      this.#refuseOrWait(cause);
      return;
    }
    const people = this.#urgent.length;
    const batch = this.#take(start);
    const isPatient = this.#urgent.length === people;
    const drafts: EncodedEntry[] = [];
    const replies = batch.map((pending) => this.#attempt(pending, drafts));
    try {
      this.#sealer.seal(drafts);
      this.#statements.commit.run();
    } catch (cause) {
      this.#abandon();
      const refusal = new KeyholeError("unavailable", { cause });
      for (const pending of batch) pending.reject(refusal);
      return;
    } finally {
      this.#lastProgress = performance.now();
      if (isPatient) this.#pause(start, this.#lastProgress);
    }
    this.#sealer.committed();
    for (const reply of replies) reply();
  }

  /** The next patient operation leaves as much time as this one took, if people work at all. */
  #pause(start: number, end: number): void {
    const atWork = this.#urgent.length > 0 || end - this.#urgentAt < this.#limits.yieldForMs;
    this.#patientFrom = atWork ? end + (end - start) : end;
  }

  /** Runs one operation in its savepoint and gives the reply to send once the batch has committed. */
  #attempt(pending: Pending, drafts: EncodedEntry[]): () => void {
    const own: EncodedEntry[] = [];
    this.#statements.save.run();
    try {
      const value = pending.operation({ record: (draft) => own.push(this.#sealer.encode(draft)) });
      this.#statements.release.run();
      drafts.push(...own);
      return () => pending.resolve(value);
    } catch (cause) {
      // A full disk may already have rolled the whole transaction back; COMMIT then fails and refuses the batch.
      if (this.#database.inTransaction) {
        this.#statements.undo.run();
        this.#statements.release.run();
      }
      const reason = isSqliteFailure(cause) ? new KeyholeError("unavailable", { cause }) : cause;
      return () => pending.reject(reason);
    }
  }

  #abandon(): void {
    this.#sealer.abandoned();
    if (!this.#database.inTransaction) return;
    try {
      this.#statements.rollback.run();
    } catch {
      // Readers share this connection: they must not see what was never committed. From here on everything is refused.
      this.#database.close();
    }
  }

  /** Another process holds the file for a moment (backup, checkpoint): try again, up to the limit, without blocking. */
  #refuseOrWait(cause: unknown): void {
    const now = performance.now();
    this.#lockedSince ??= now;
    if (isBusy(cause) && now - this.#lockedSince < this.#limits.lockedForMs) return;
    this.#lockedSince = null;
    const refusal = new KeyholeError("unavailable", { cause });
    for (const pending of [...this.#urgent.splice(0), ...this.#patient.splice(0)]) pending.reject(refusal);
  }
}

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string" ? cause.code : "";

const isBusy = (cause: unknown): boolean => codeOf(cause).startsWith("SQLITE_BUSY");

const isSqliteFailure = (cause: unknown): boolean => {
  const code = codeOf(cause);
  return code.startsWith("SQLITE_") && !code.startsWith("SQLITE_CONSTRAINT");
};
