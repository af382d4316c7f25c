import type { KeptWork, Keeping, Outbox, WorkName } from "./outbox.ts";

export interface KeeperPorts {
  readonly outbox: Outbox;
  readonly work: WorkName;
  readonly key: Promise<CryptoKey>;
  /** What is to be kept now; null where there is nothing that the server does not have. */
  read(this: void): KeptWork | null;
  now(this: void): number;
  later(this: void, ms: number, run: () => void): () => void;
}

export interface KeeperLimits {
  /** It is written this long (ms) after the last change, and at least this often during uninterrupted work. */
  readonly pauseMs: number;
  readonly mostMs: number;
}

export const keeperLimits: KeeperLimits = { pauseMs: 250, mostMs: 1_000 };

/** Keeps one piece of work on this disk while it changes: one writing at a time, and the last state wins. */
export class Keeper {
  readonly #ports: KeeperPorts;
  readonly #limits: KeeperLimits;
  readonly #listeners = new Set<() => void>();
  #state: Keeping = "kept";
  #cancel: (() => void) | null = null;
  #dirtySince: number | null = null;
  #writing: Promise<void> | null = null;
  #isOver = false;

  constructor(ports: KeeperPorts, limits: KeeperLimits = keeperLimits) {
    this.#ports = ports;
    this.#limits = limits;
  }

  /** How the last writing went. */
  readonly getState = (): Keeping => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something changed, here or in what the server has. */
  changed(): void {
    if (this.#isOver) return;
    const now = this.#ports.now();
    this.#dirtySince ??= now;
    const due = Math.min(now + this.#limits.pauseMs, this.#dirtySince + this.#limits.mostMs);
    this.#cancel?.();
    this.#cancel = this.#ports.later(Math.max(0, due - now), () => void this.flush());
  }

  /** Writes what changed, now. */
  async flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    while (this.#dirtySince !== null && !this.#isOver) {
      this.#writing ??= this.#write().finally(() => (this.#writing = null));
      await this.#writing;
    }
    await this.#writing;
  }

  /** The work is handed in or given up: nothing of it stays. */
  async forget(): Promise<void> {
    this.stop();
    await this.#writing;
    await this.#ports.outbox.remove(this.#ports.work);
  }

  /** Nothing more is written; what is kept stays. */
  stop(): void {
    this.#isOver = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  async #write(): Promise<void> {
    const { outbox, work, read } = this.#ports;
    this.#dirtySince = null;
    const kept = read();
    if (kept === null) {
      await outbox.remove(work);
      this.#say("kept");
    } else {
      // Without a key nothing can be kept; the server's draft is then all there is.
      this.#say(await this.#ports.key.then((key) => outbox.save(work, key, kept)).catch(() => "refused" as const));
    }
  }

  #say(state: Keeping): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
