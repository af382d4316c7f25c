import { createHash } from "node:crypto";
import { encodeEntry } from "@keyhole/shared/trail/entry-codec";
import { Frontier, hashLeaf } from "@keyhole/shared/trail/tree";
import type { Database, Statement } from "better-sqlite3";
import type { EntryDraft } from "../store/trail.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** Entries between two heads that are kept. */
const milestoneEvery = 64;

/** Signs a tree head: gives the C2SP signed note. Synchronous, because it runs inside the commit. */
export type SignHead = (size: number, root: Uint8Array) => string;

/** An entry in its canonical bytes, ready for its place. */
export interface EncodedEntry extends EntryDraft {
  readonly bytes: Uint8Array;
}

interface HeadRow {
  readonly size: number;
  readonly frontier: Uint8Array;
}

/**
 * Gives the entries of a batch their sequence and their place in the tree, in the same COMMIT as their changes. One
 * sealer owns the head; it keeps the frontier in memory and falls back to the committed one when a batch is abandoned.
 */
export class Sealer {
  readonly #insertEntry: Statement;
  readonly #insertDetail: Statement;
  readonly #saveHead: Statement;
  readonly #saveMilestone: Statement;
  readonly #signHead: SignHead;
  #committed: Frontier;
  #pending: Frontier;

  constructor(database: Database, signHead: SignHead) {
    this.#signHead = signHead;
    this.#insertEntry = database.prepare(
      `insert into trail (sequence, id, type, time, outcome, actor, subject, project, item, lease, "view", entry, leaf)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertDetail = database.prepare("insert into trail_details (entry_id, person_id, sealed) values (?, ?, ?)");
    this.#saveHead = database.prepare(
      `insert into trail_head (one, size, frontier, checkpoint) values (1, ?, ?, ?)
       on conflict (one) do update set size = excluded.size, frontier = excluded.frontier, checkpoint = excluded.checkpoint`,
    );
    this.#saveMilestone = database.prepare("insert into trail_milestones (size, checkpoint) values (?, ?)");
    const row = database.prepare<[], HeadRow>("select size, frontier from trail_head where one = 1").get();
    const stored = row === undefined ? Frontier.empty(sha256) : Frontier.fromBytes(sha256, row.frontier);
    if (stored === undefined) throw new Error("The trail head is damaged: run `keyhole trail verify`, then restore.");
    this.#committed = stored;
    this.#pending = stored;
  }

  /** Throws for an entry that the format does not allow: a bug of the operation that records it, and of no other. */
  encode(draft: EntryDraft): EncodedEntry {
    return { ...draft, bytes: encodeEntry(draft.entry) };
  }

  seal(drafts: readonly EncodedEntry[]): void {
    if (drafts.length === 0) return;
    const frontier = this.#committed.clone();
    for (const draft of drafts) this.#append(frontier, draft);
    const checkpoint = this.#signHead(frontier.size, frontier.root());
    this.#saveHead.run(frontier.size, frontier.toBytes(), checkpoint);
    const stretches = (size: number): number => Math.floor(size / milestoneEvery);
    if (stretches(frontier.size) > stretches(this.#committed.size)) this.#saveMilestone.run(frontier.size, checkpoint);
    this.#pending = frontier;
  }

  committed(): void {
    this.#committed = this.#pending;
  }

  abandoned(): void {
    this.#pending = this.#committed;
  }

  #append(frontier: Frontier, { entry, detail, bytes }: EncodedEntry): void {
    const leaf = hashLeaf(sha256, bytes);
    this.#insertEntry.run(
      frontier.size,
      entry.id,
      entry.type,
      entry.time,
      entry.outcome,
      entry.actor,
      entry.subject ?? null,
      entry.project ?? null,
      entry.item ?? null,
      entry.lease ?? null,
      entry.view ?? null,
      bytes,
      leaf,
    );
    if (detail !== undefined) this.#insertDetail.run(entry.id, detail.personId, detail.sealed);
    frontier.append(leaf);
  }
}
