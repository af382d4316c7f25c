import {
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
} from "node:crypto";
import Database, { type Statement } from "better-sqlite3";
import { schemaSql } from "@keyhole/db/sqlite/ddl";
import { encodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { TrailEntry } from "@keyhole/shared/trail/entry";
import type { Id } from "@keyhole/shared/ids";
import { Frontier, hashLeaf } from "@keyhole/shared/trail/tree";

// What the hand-written twins of the benchmarks share: the product's tables, hashes and encryption, and nothing around them.

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
export const freshId = <Kind extends string>(): Id<Kind> => randomBytes(16).toString("base64url") as Id<Kind>; // 16 bytes, as ids are

const purposeKey = randomBytes(32);

/** A record sealed as the product does: HKDF from a salt, AES-256-GCM. */
export function seal(plain: Buffer): Buffer {
  const salt = randomBytes(24);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(hkdfSync("sha256", purposeKey, salt, "record", 32)), nonce);
  return Buffer.concat([salt, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function open(sealed: Buffer): Buffer {
  const key = Buffer.from(hkdfSync("sha256", purposeKey, sealed.subarray(0, 24), "record", 32));
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(24, 36));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(36, -16)), decipher.final()]);
}

/** The product's tables in a fresh file at `synchronous=FULL`, as the product opens it. */
export function rawDatabase(path: string): Database.Database {
  const database = new Database(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(schemaSql());
  return database;
}

/** An insert for all columns of a table; those not given are 0, "" or NULL as the column wants. */
export function inserter(database: Database.Database, table: string, given: readonly string[]): Statement {
  const all = database
    .prepare<[string], { name: string; notnull: number; type: string }>(
      'select name, "notnull", type from pragma_table_info(?)',
    )
    .all(table);
  const value = ({ name, notnull, type }: (typeof all)[number]) =>
    given.includes(name) ? `@${name}` : notnull === 0 ? "null" : type === "text" ? "''" : type === "blob" ? "x''" : "0";
  return database.prepare(
    `insert into "${table}" (${all.map(({ name }) => `"${name}"`).join(", ")}) values (${all.map(value).join(", ")})`,
  );
}

export const twinTime = 1_790_000_000_000;

/** Writes entries into the trail's table and keeps the tree; `commit` signs its head and ends the transaction. */
export class RawTrail {
  readonly #frontier = Frontier.empty(sha256);
  readonly #database: Database.Database;
  readonly #insert: Statement;
  readonly #saveHead: Statement;
  readonly #key = generateKeyPairSync("ed25519").privateKey;
  readonly #actor = freshId<"person">();
  readonly #session = freshId<"session">();

  constructor(database: Database.Database) {
    this.#database = database;
    const columns = [
      "sequence",
      "id",
      "type",
      "time",
      "outcome",
      "actor",
      "project",
      "item",
      "lease",
      "view",
      "entry",
      "leaf",
    ];
    this.#insert = inserter(database, "trail", columns);
    this.#saveHead = database.prepare(
      `insert into trail_head (one, size, frontier, checkpoint) values (1, ?, ?, ?)
       on conflict (one) do update set size = excluded.size, frontier = excluded.frontier, checkpoint = excluded.checkpoint`,
    );
  }

  record(words: Partial<TrailEntry> & Pick<TrailEntry, "type">): void {
    const id = freshId<"entry">();
    const base = { v: 1, id, time: twinTime, outcome: "ok", actor: this.#actor, session: this.#session } as const;
    const entry: TrailEntry = { ...base, ...words };
    const bytes = encodeEntry(entry);
    const leaf = hashLeaf(sha256, bytes);
    const { type, time, outcome, actor, project = null, item = null, lease = null, view = null } = entry;
    const sequence = this.#frontier.size;
    this.#insert.run({ sequence, id, type, time, outcome, actor, project, item, lease, view, entry: bytes, leaf });
    this.#frontier.append(leaf);
  }

  begin(): void {
    this.#database.exec("begin immediate");
  }

  commit(): void {
    const head = sign(null, this.#frontier.root(), this.#key).toString("base64");
    this.#saveHead.run(this.#frontier.size, this.#frontier.toBytes(), head);
    this.#database.exec("commit");
  }
}

/** The value below which this part of the values lies. */
export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((first, second) => first - second)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  0;
