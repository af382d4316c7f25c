import type { PreparedView } from "@keyhole/db/store/prepared";
import type { PersonId, ProjectId, SessionId } from "@keyhole/shared/ids";
import type { ProtectedStreams } from "../../door/protected-streams.ts";
import type { VisibleMark } from "../../marks/visible-mark.ts";

/** The probable next task of a session in a project, made ready: what a page has as ciphertext, and the key to it. */
export interface Preparation {
  /** How page and server name it; says nothing. */
  readonly id: string;
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly teamIds: readonly string[];
  readonly projectId: ProjectId;
  readonly view: PreparedView;
  /** The draw under which this task was found: the claim must not draw again. */
  readonly goldFrom: number | null;
  /** What is burnt in: with another mark in force it is worth nothing. */
  readonly mark: VisibleMark;
  /** Overwritten with zeros when the preparation dies. */
  readonly key: Uint8Array;
  /** Milliseconds UTC. */
  readonly until: number;
}

interface Held {
  readonly preparation: Preparation;
  readonly release: () => void;
}

export interface PreparationsOptions {
  /** Preparations at once, each of about two kilobytes; one more is not made. 0: nothing is ever prepared. */
  readonly limit: number;
  readonly streams: ProtectedStreams;
  /** Called for each that dies without having been claimed: its stored renditions belong to nobody. */
  readonly onUnused: (view: PreparedView) => void;
}

/**
 * Every preparation of this process, in memory only: one per session and project. Each counts as a protected reply under
 * way, so that whatever cuts those off (freeze, sign-out, a lost role, an archived project) kills its key in the same
 * moment (I5). It holds no slot of the queue: it only keeps others from preparing the same.
 */
export class Preparations {
  readonly #options: PreparationsOptions;
  /** In the order in which they end. */
  readonly #held = new Map<string, Held>();
  readonly #building = new Set<string>();
  readonly #used = new Set<Preparation>();

  constructor(options: PreparationsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Whether one may be made now for this session and project; then `end` must be called. */
  begin(who: Pick<Preparation, "sessionId" | "projectId">, now: number): boolean {
    for (const { preparation } of this.#held.values()) {
      if (preparation.until > now) break;
      this.drop(preparation);
    }
    const at = place(who);
    const others = this.#held.size + this.#building.size - (this.#held.has(at) ? 1 : 0);
    if (this.#building.has(at) || others >= this.#options.limit) return false;
    this.#building.add(at);
    return true;
  }

  end(who: Pick<Preparation, "sessionId" | "projectId">): void {
    this.#building.delete(place(who));
  }

  /** Keeps it in the place of an earlier one. */
  put(preparation: Preparation): void {
    const at = place(preparation);
    const before = this.#held.get(at);
    if (before !== undefined) this.drop(before.preparation);
    const { sessionId, personId, teamIds, projectId } = preparation;
    const abort = (): void => this.drop(preparation);
    const release = this.#options.streams.add({ sessionId, personId, teamIds, projectId, abort });
    this.#held.set(at, { preparation, release });
  }

  /** What this session has ready in the project, for reading. */
  of(who: Pick<Preparation, "sessionId" | "projectId">, now: number): Preparation | null {
    const held = this.#held.get(place(who));
    return held === undefined || held.preparation.until <= now ? null : held.preparation;
  }

  /** How many sessions but this one each task of the project is prepared for. */
  tasksOfOthers({ sessionId, projectId }: Pick<Preparation, "sessionId" | "projectId">): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { preparation } of this.#held.values()) {
      if (preparation.projectId !== projectId || preparation.sessionId === sessionId) continue;
      const { taskId } = preparation.view;
      counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
    }
    return counts;
  }

  /** A claim uses it now: until `settle` its renditions are the claim's. */
  use(preparation: Preparation): void {
    this.#used.add(preparation);
  }

  /**
   * After the claim. The key, once, where the claim made this view and the preparation did not die meanwhile; else null.
   * Of an "unknown" outcome the renditions may belong to a view.
   */
  settle(preparation: Preparation, outcome: "claimed" | "unused" | "unknown"): Uint8Array | null {
    const key = this.#remove(preparation) && outcome === "claimed" ? Uint8Array.from(preparation.key) : null;
    preparation.key.fill(0);
    this.#used.delete(preparation);
    if (outcome === "unused") this.#options.onUnused(preparation.view);
    return key;
  }

  /** It dies: nobody gets its key any more. */
  drop(preparation: Preparation): void {
    const wasHeld = this.#remove(preparation);
    preparation.key.fill(0);
    if (wasHeld && !this.#used.has(preparation)) this.#options.onUnused(preparation.view);
  }

  #remove(preparation: Preparation): boolean {
    const at = place(preparation);
    const held = this.#held.get(at);
    if (held?.preparation !== preparation) return false;
    held.release();
    return this.#held.delete(at);
  }
}

const place = ({ sessionId, projectId }: Pick<Preparation, "sessionId" | "projectId">): string =>
  `${sessionId} ${projectId}`;
