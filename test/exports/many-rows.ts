import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { databasePath } from "@keyhole/db/sqlite/open";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import type { ExportId, FormId, PersonId, ProjectId } from "@keyhole/shared/ids";
import { projectSettings } from "@keyhole/shared/project-settings";
import { randomId, type Harness, type Visitor } from "../harness.ts";

export interface ManyRows {
  readonly projectId: ProjectId;
  readonly exportId: ExportId;
  /** Who asked for it. */
  readonly lead: Visitor;
  /** From here on the server builds it by itself. */
  readonly approve: () => Promise<void>;
}

/**
 * A project of `rows` texts of about `textBytes`, each annotated once, and an export of all of them. The
 * annotations are put into the file directly, sealed as a submit seals them: a bench of exports need not claim each task.
 */
export async function exportOf(
  harness: Harness,
  { rows, textBytes }: { readonly rows: number; readonly textBytes: number },
): Promise<ManyRows> {
  const { services } = harness.app;
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const { projectId } = await lead.client.project.create.mutate({ name: "Many" });
  const form = {
    v: 1,
    fields: [{ name: "note", kind: "text", title: "Note" }],
    questions: [{ name: "kind", title: "Kind", type: "choice", field: "note", settings: { options: ["a", "b"] } }],
  };
  const { formId } = await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  const settings = projectSettings.parse({});
  const filler = "The quick brown fox jumps over the lazy dog. ".repeat(Math.ceil(textBytes / 45));
  for (let start = 0; start < rows; start += 1000) {
    const items = [];
    for (let index = start; index < Math.min(rows, start + 1000); index++) {
      const text = `${index} ${filler}`.slice(0, textBytes);
      const raw = { fields: { note: { kind: "text", text } } } as const;
      items.push(await makeItem(services, raw, { projectId, importId: null, settings }));
    }
    const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: items.length })];
    await services.store.write.addItems(items, { now: services.clock(), drafts });
  }
  const personId = lead.personId as PersonId; // given by the server
  await annotateAll(harness, { projectId, formId, personId });
  const { exportId, requestId, digest } = await lead.client.exports.request.mutate({
    projectId,
    format: "jsonl",
    filters: { states: "accepted-and-submitted" },
    recipient: "Bench",
    purpose: "Bench",
  });
  const decision = { id: requestId, digest, decision: "approved", by: personId, drafts: [] } as const;
  const approve = async () => {
    await services.store.write.decideRequest({ ...decision, now: services.clock() });
  };
  return { projectId, exportId, lead, approve };
}

async function annotateAll(
  { app, dataDir }: Harness,
  { projectId, formId, personId }: { projectId: ProjectId; formId: FormId; personId: PersonId },
): Promise<void> {
  const { vault, clock } = app.services;
  const database = new Database(databasePath(dataDir));
  const tasks = database
    .prepare<[string], { id: string; item_id: string }>("select id, item_id from tasks where project_id = ?")
    .all(projectId);
  const answers = { v: 1, answers: { kind: { type: "choice", version: 1, value: { selected: ["a"], tie: false } } } };
  const plain = Buffer.from(JSON.stringify(answers));
  const insert = database.prepare(
    `insert into annotations (id, project_id, task_id, item_id, person_id, form_id, guideline_version, version, answers,
       state, source, active_ms, submitted, idempotency_key) values (?, ?, ?, ?, ?, ?, 0, 1, ?, 'submitted', 'labeler', 1000, ?, ?)`,
  );
  for (let start = 0; start < tasks.length; start += 500) {
    const sealed: [string, Uint8Array, (typeof tasks)[number]][] = [];
    for (const task of tasks.slice(start, start + 500)) {
      const id = randomId<"annotation">();
      sealed.push([id, await vault.sealRecord({ projectId, purpose: "answers", record: id }, plain), task]);
    }
    database.transaction(() => {
      for (const [id, bytes, task] of sealed) {
        insert.run(id, projectId, task.id, task.item_id, personId, formId, bytes, clock(), randomId());
      }
    })();
    // The server in this process has a watchdog that wants to be heard of.
    await nextTurn();
  }
  database.close();
}
