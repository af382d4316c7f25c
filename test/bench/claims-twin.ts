import { insertTasks } from "./many-tasks.ts";
import { freshId, inserter, open, rawDatabase, RawTrail, seal, twinTime } from "./raw-database.ts";

const groupSize = 25;

const answer =
  '{"v":1,"answers":{"sentiment":{"type":"choice","version":1,"value":{"selected":["neutral"],"tie":false}}}}';

/**
 * Claim, open and submit by hand-written prepared statements on the product's own tables: the same rows, entries, hashes,
 * signatures and encryption, no network, no policy, no checks, 25 loops to a commit at synchronous=FULL.
 */
export async function rawClaims(
  path: string,
  options: { readonly now: () => number; readonly tasks: number; readonly overlap: number; readonly seconds: number },
): Promise<{ readonly perSecond: number; readonly cpuMsPerLoop: number }> {
  const database = rawDatabase(path);
  const insertInto = (table: string, ...given: readonly string[]) => inserter(database, table, given);
  const project = freshId<"project">();
  const text = { v: 1, fields: { text: { kind: "text", text: "word ".repeat(80) } } };
  const content = seal(Buffer.from(JSON.stringify(text)));
  const { tasks: count, overlap } = options;
  await insertTasks(database, {
    projectId: project,
    count,
    overlap,
    content: () => Promise.resolve(content),
    facts: "{}",
  });
  const next = database.prepare<[string, number], { id: string; item_id: string; ord: number }>(
    "select id, item_id, ord from tasks where project_id = ? and remaining > 0 and state = 'open' and ord > ? order by priority desc, ord limit 1",
  );
  const take = database.prepare("update tasks set remaining = remaining - 1 where id = ? and remaining > 0");
  const held = ["id", "project_id", "person_id", "item_id"];
  const insertAssignment = insertInto("assignments", ...held, "task_id", "state", "epoch");
  const leased = ["session_id", "purpose", "task_id", "assignment_id", "epoch", "granted", "expires"];
  const insertLease = insertInto("leases", ...held, ...leased);
  const insertView = insertInto("views", ...held, "lease_id", "assignment_id", "session_id", "opened");
  const readItem = database.prepare<[string], { content: Buffer }>("select content from items where id = ?");
  const answered = [
    "task_id",
    "assignment_id",
    "form_id",
    "answers",
    "state",
    "source",
    "submitted",
    "idempotency_key",
  ];
  const insertAnnotation = insertInto("annotations", ...held, ...answered);
  const finish = database.prepare("update assignments set state = 'submitted' where id = ?");
  const done = database.prepare(
    "update tasks set submitted = submitted + 1, state = case when submitted + 1 >= overlap then 'done' else state end where id = ?",
  );
  const endLease = database.prepare("update leases set ended_at = ?, end_reason = 'submitted' where id = ?");
  const trail = new RawTrail(database);
  let person = freshId<"person">();
  let people = 1;
  const session = freshId<"session">();
  let cursor = -1;
  const loop = (): boolean => {
    let found = next.get(project, cursor);
    if (found === undefined && people < options.overlap) {
      // The next person starts at the head of the queue.
      person = freshId<"person">();
      people += 1;
      found = next.get(project, -1);
    }
    if (found === undefined) return false;
    cursor = found.ord;
    take.run(found.id);
    const [task, item] = [
      found.id as ReturnType<typeof freshId<"task">>,
      found.item_id as ReturnType<typeof freshId<"item">>,
    ]; // written by `fill`
    const [assignment, lease, view] = [freshId<"assignment">(), freshId<"lease">(), freshId<"view">()];
    const words = { project, item, task, lease, assignment };
    const common = { project_id: project, person_id: person, item_id: item };
    const ofTask = { ...common, task_id: task };
    insertAssignment.run({ ...ofTask, id: assignment, state: "active", epoch: 1 });
    const times = { granted: twinTime, expires: twinTime };
    const lent = { id: lease, session_id: session, purpose: "annotate", assignment_id: assignment, epoch: 1 };
    insertLease.run({ ...ofTask, ...lent, ...times });
    trail.record({ type: "lease.granted", purpose: "annotate", epoch: 1, ...words });
    const seen = { id: view, lease_id: lease, assignment_id: assignment, session_id: session, opened: twinTime };
    insertView.run({ ...common, ...seen });
    trail.record({ type: "view.opened", purpose: "annotate", epoch: 1, view, ...words });
    JSON.parse(open(readItem.get(item)?.content ?? Buffer.alloc(0)).toString("utf8"));
    const annotation = freshId<"annotation">();
    const given = { id: annotation, assignment_id: assignment, form_id: "f", answers: seal(Buffer.from(answer)) };
    const state = { state: "submitted", source: "labeler", submitted: twinTime, idempotency_key: annotation };
    insertAnnotation.run({ ...ofTask, ...given, ...state });
    finish.run(assignment);
    done.run(task);
    endLease.run(twinTime, lease);
    trail.record({ type: "annotation.submitted", project, item, task, lease, annotation });
    return true;
  };
  const start = options.now();
  const cpu = process.cpuUsage();
  let loops = 0;
  let left = true;
  while (left && options.now() - start < options.seconds * 1000) {
    trail.begin();
    for (let index = 0; index < groupSize && left; index++) {
      left = loop();
      if (left) loops += 1;
    }
    trail.commit();
  }
  const perSecond = (loops / (options.now() - start)) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  database.close();
  return { perSecond, cpuMsPerLoop: (user + system) / 1000 / loops };
}
