import {
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
} from "node:crypto";
import Database from "better-sqlite3";
import { schemaSql } from "@keyhole/db/sqlite/ddl";
import { encodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { TrailEntry } from "@keyhole/shared/trail/entry";
import type { Id } from "@keyhole/shared/ids";
import { Frontier, hashLeaf } from "@keyhole/shared/trail/tree";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const id = <Kind extends string>(): Id<Kind> => randomBytes(16).toString("base64url") as Id<Kind>;
const groupSize = 25;

/** A record sealed and opened as the product does: HKDF from a salt, AES-256-GCM. */
const purposeKey = randomBytes(32);
function seal(plain: Buffer): Buffer {
  const salt = randomBytes(24);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(hkdfSync("sha256", purposeKey, salt, "record", 32)), nonce);
  return Buffer.concat([salt, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
function open(sealed: Buffer): Buffer {
  const key = Buffer.from(hkdfSync("sha256", purposeKey, sealed.subarray(0, 24), "record", 32));
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(24, 36));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(36, -16)), decipher.final()]);
}

/**
 * Claim, open and submit by hand-written prepared statements on the product's own tables: the same rows, entries, hashes,
 * signatures and encryption, no network, no policy, no checks, 25 loops to a commit at synchronous=FULL. Gives loops a second.
 */
export function rawClaims(
  path: string,
  options: { readonly now: () => number; readonly tasks: number; readonly seconds: number },
): number {
  const database = new Database(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(schemaSql());
  const project = id();
  const content = seal(
    Buffer.from(JSON.stringify({ v: 1, fields: { text: { kind: "text", text: "word ".repeat(80) } } })),
  );
  const columns = (table: string) =>
    database
      .prepare<[string], { name: string; notnull: number; type: string }>(
        'select name, "notnull", type from pragma_table_info(?)',
      )
      .all(table);
  /** An insert for all columns of a table; those not given are 0, "" or NULL as the column wants. */
  const inserter = (table: string, given: readonly string[]) => {
    const all = columns(table);
    const value = ({ name, notnull, type }: (typeof all)[number]) =>
      given.includes(name)
        ? `@${name}`
        : notnull === 0
          ? "null"
          : type === "text"
            ? "''"
            : type === "blob"
              ? "x''"
              : "0";
    return database.prepare(
      `insert into "${table}" (${all.map(({ name }) => `"${name}"`).join(", ")}) values (${all.map(value).join(", ")})`,
    );
  };
  const insertItem = inserter("items", ["id", "project_id", "fingerprint", "content", "facts", "metadata"]);
  const insertTask = inserter("tasks", ["id", "project_id", "item_id", "state", "ord", "overlap", "remaining"]);
  database.transaction(() => {
    for (let index = 0; index < options.tasks; index++) {
      const item = id();
      insertItem.run({ id: item, project_id: project, fingerprint: item, content, facts: "{}", metadata: "{}" });
      insertTask.run({
        id: id(),
        project_id: project,
        item_id: item,
        state: "open",
        ord: Math.floor(Math.random() * 2 ** 31),
        overlap: 1,
        remaining: 1,
      });
    }
  })();
  const next = database.prepare<[string, number], { id: string; item_id: string; ord: number }>(
    "select id, item_id, ord from tasks where project_id = ? and remaining > 0 and state = 'open' and ord > ? order by priority desc, ord limit 1",
  );
  const take = database.prepare("update tasks set remaining = remaining - 1 where id = ? and remaining > 0");
  const insertAssignment = inserter("assignments", [
    "id",
    "task_id",
    "person_id",
    "project_id",
    "item_id",
    "state",
    "epoch",
  ]);
  const insertLease = inserter("leases", [
    "id",
    "project_id",
    "person_id",
    "session_id",
    "purpose",
    "task_id",
    "assignment_id",
    "item_id",
    "epoch",
    "granted",
    "expires",
  ]);
  const insertView = inserter("views", [
    "id",
    "lease_id",
    "assignment_id",
    "project_id",
    "item_id",
    "person_id",
    "session_id",
    "opened",
  ]);
  const readItem = database.prepare<[string], { content: Buffer }>("select content from items where id = ?");
  const insertAnnotation = inserter("annotations", [
    "id",
    "project_id",
    "task_id",
    "item_id",
    "assignment_id",
    "person_id",
    "form_id",
    "answers",
    "state",
    "source",
    "submitted",
    "idempotency_key",
  ]);
  const finish = database.prepare("update assignments set state = 'submitted' where id = ?");
  const done = database.prepare("update tasks set submitted = submitted + 1, state = 'done' where id = ?");
  const endLease = database.prepare("update leases set ended_at = ?, end_reason = 'submitted' where id = ?");
  const insertEntry = inserter("trail", [
    "sequence",
    "id",
    "type",
    "time",
    "actor",
    "project",
    "item",
    "lease",
    "view",
    "entry",
    "leaf",
  ]);
  const saveHead = database.prepare(
    "insert into trail_head (one, size, frontier, checkpoint) values (1, ?, ?, ?) on conflict (one) do update set size = excluded.size, frontier = excluded.frontier, checkpoint = excluded.checkpoint",
  );
  const { privateKey } = generateKeyPairSync("ed25519");
  const frontier = Frontier.empty(sha256);
  const time = 1_790_000_000_000;
  const person = id<"person">();
  const session = id<"session">();
  const record = (words: Partial<TrailEntry> & Pick<TrailEntry, "type">) => {
    const entry: TrailEntry = { v: 1, id: id(), time, outcome: "ok", actor: person, session, ...words };
    const bytes = encodeEntry(entry);
    const leaf = hashLeaf(sha256, bytes);
    const { type, project: of, item = null, lease = null, view = null } = entry;
    insertEntry.run({
      sequence: frontier.size,
      id: entry.id,
      type,
      time,
      actor: person,
      project: of,
      item,
      lease,
      view,
      entry: bytes,
      leaf,
    });
    frontier.append(leaf);
  };
  let cursor = -1;
  const loop = (): boolean => {
    const task = next.get(project, cursor);
    if (task === undefined) return false;
    cursor = task.ord;
    take.run(task.id);
    const refs = {
      project: project as Id<"project">,
      item: task.item_id as Id<"item">,
      task: task.id as Id<"task">,
      lease: id<"lease">(),
    };
    const common = { project_id: project, person_id: person, item_id: task.item_id };
    const assignment = id<"assignment">();
    insertAssignment.run({ id: assignment, task_id: task.id, state: "active", epoch: 1, ...common });
    insertLease.run({
      id: refs.lease,
      session_id: session,
      purpose: "annotate",
      task_id: task.id,
      assignment_id: assignment,
      epoch: 1,
      granted: time,
      expires: time,
      ...common,
    });
    record({ type: "lease.granted", purpose: "annotate", epoch: 1, assignment, ...refs });
    const view = id<"view">();
    insertView.run({
      id: view,
      lease_id: refs.lease,
      assignment_id: assignment,
      session_id: session,
      opened: time,
      ...common,
    });
    record({ type: "view.opened", purpose: "annotate", epoch: 1, view, assignment, ...refs });
    JSON.parse(open(readItem.get(task.item_id)?.content ?? Buffer.alloc(0)).toString("utf8"));
    const annotation = id<"annotation">();
    const answers = seal(
      Buffer.from(
        '{"v":1,"answers":{"sentiment":{"type":"choice","version":1,"value":{"selected":["neutral"],"tie":false}}}}',
      ),
    );
    insertAnnotation.run({
      id: annotation,
      task_id: task.id,
      assignment_id: assignment,
      form_id: "f",
      answers,
      state: "submitted",
      source: "labeler",
      submitted: time,
      idempotency_key: annotation,
      ...common,
    });
    finish.run(assignment);
    done.run(task.id);
    endLease.run(time, refs.lease);
    record({ type: "annotation.submitted", annotation, ...refs });
    return true;
  };
  const start = options.now();
  let loops = 0;
  let left = true;
  while (left && options.now() - start < options.seconds * 1000) {
    database.exec("begin immediate");
    for (let index = 0; index < groupSize && left; index++) {
      left = loop();
      if (left) loops += 1;
    }
    const root = frontier.root();
    saveHead.run(frontier.size, frontier.toBytes(), sign(null, root, privateKey).toString("base64"));
    database.exec("commit");
  }
  const perSecond = (loops / (options.now() - start)) * 1000;
  database.close();
  return perSecond;
}
