import { makeItem, type RawItem } from "@keyhole/server/features/imports/make-item";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import type { StoredAnswer } from "@keyhole/shared/answers";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { projectSettings } from "@keyhole/shared/project-settings";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { TrailEntry } from "@keyhole/shared/trail/entry";
import sharp from "sharp";
import { password, randomId, refusal, type Harness, type Visitor } from "../harness.ts";

export const day = 24 * 3_600_000;

/** A new session of somebody whose earlier one ran out while the clock moved on. */
export async function signInAgain(harness: Harness, who: Visitor): Promise<void> {
  who.cookies.clear();
  await who.client.session.signIn.mutate({ login: who.login, password });
  if (who.secret === null) throw new Error("no second factor");
  await who.client.session.secondFactor.mutate({ code: codeAt(who.secret, stepAt(harness.now())) });
}

export interface Cast {
  readonly admin: Visitor;
  readonly lead: Visitor;
  readonly otherLead: Visitor;
  readonly freshLead: Visitor;
  readonly labeler: Visitor;
  readonly projectId: ProjectId;
}

/** Two leads with accounts older than a day and one younger, a labeler, and a project with this form. Nothing is accepted by rule. */
export async function castOf(
  harness: Harness,
  { form, openMetadata = [] }: { form: unknown; openMetadata?: string[] },
): Promise<Cast> {
  const admin = await harness.administrator();
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const otherLead = await harness.person({ name: "Otto Other" });
  const labeler = await harness.person({ name: "Leo Labeler" });
  harness.pass(day + 60_000);
  for (const who of [admin, lead, otherLead, labeler]) await signInAgain(harness, who);
  const freshLead = await harness.person({ name: "Fred Fresh" });
  const settings = projectSettings.parse({ openMetadata, review: "all" });
  const { projectId } = await lead.client.project.create.mutate({ name: "Streets", settings });
  await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  const roles = [
    [otherLead, "lead"],
    [freshLead, "lead"],
    [labeler, "labeler"],
  ] as const;
  for (const [{ personId }, role] of roles) {
    await lead.client.project.setMember.mutate({ projectId, personId: personId as PersonId, role });
  }
  return { admin, lead, otherLead, freshLead, labeler, projectId };
}

export const picture = (width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: width % 255, g: height % 255, b: 90 } } })
    .png()
    .toBuffer();

export async function addItems(
  harness: Harness,
  project: { readonly projectId: ProjectId; readonly openMetadata?: readonly string[]; readonly overlap?: number },
  raws: readonly RawItem[],
): Promise<void> {
  const { projectId, openMetadata = [], overlap = 1 } = project;
  const { services } = harness.app;
  const settings = projectSettings.parse({ openMetadata, overlap });
  const items = [];
  for (const raw of raws) items.push(await makeItem(services, raw, { projectId, importId: null, settings }));
  const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: items.length })];
  await services.store.write.addItems(items, { now: services.clock(), drafts });
}

export interface Submitted {
  readonly itemId: string;
  readonly annotationId: string;
  readonly answers: Readonly<Record<string, StoredAnswer>>;
}

type Work = Awaited<ReturnType<Visitor["client"]["work"]["next"]["mutate"]>>;

/** Claims every waiting task and submits what `answer` gives for it. */
export async function labelAll(
  labeler: Visitor,
  projectId: ProjectId,
  answer: (task: { fields: Readonly<Record<string, unknown>>; index: number }) => Record<string, StoredAnswer>,
): Promise<Submitted[]> {
  const done: Submitted[] = [];
  for (let index = 0; ; index++) {
    const next: Promise<Work> = labeler.client.work.next.mutate({ projectId });
    const work = await next.catch(() => null);
    if (work === null) {
      if ((await refusal(next)).code === "nothing-to-do") return done;
      throw new Error("no task was given");
    }
    const answers = answer({ fields: work.fields, index });
    const { annotationId } = await labeler.client.work.submit.mutate({
      leaseId: work.lease.id,
      epoch: work.lease.epoch,
      formId: work.formId ?? randomId<"form">(),
      answers: { v: 1, answers },
      idempotencyKey: randomId<"submit">(),
      activeMs: 1000,
      next: false,
    });
    done.push({ itemId: String(work.lease.itemId), annotationId, answers });
  }
}

/** Waits until the export was built, without a clock of the server. */
export async function untilReady(lead: Visitor, projectId: ProjectId, exportId: string) {
  for (let tries = 0; tries < 1_200; tries++) {
    const { exports } = await lead.client.exports.list.query({ projectId });
    const found = exports.find((each) => each.id === exportId);
    if (found?.phase === "ready" || found?.phase === "failed") return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("the export was not built");
}

export async function fetchFile(who: Visitor, ticket: string, headers: Record<string, string> = {}): Promise<Response> {
  return who.fetch("/export/file", { headers: { "x-keyhole": "1", authorization: `Bearer ${ticket}`, ...headers } });
}

/** Every entry of the project's trail, oldest first. */
export async function entriesOf(harness: Harness, projectId: ProjectId): Promise<TrailEntry[]> {
  const rows = await harness.app.services.store.read.searchTrail({ project: projectId, limit: 1000 });
  return rows
    .map((row) => {
      const entry = decodeEntry(row.entry);
      if (!entry.ok) throw new Error("undecodable entry");
      return entry.value as TrailEntry; // written by this very code
    })
    .reverse();
}

/** Freezes the project in the store, as the door does, and gives the way back by a second person. */
export async function freezeProject(harness: Harness, { lead, admin, projectId }: Cast): Promise<() => Promise<void>> {
  const { services } = harness.app;
  const { write } = services.store;
  const now = services.clock();
  const id = randomId<"freeze">();
  const setBy = lead.personId as PersonId; // given by the server
  const entry = (type: "freeze.set" | "freeze.lifted") =>
    systemEntry(services, { type, project: projectId, freeze: id });
  await write.freeze({ id, scope: "project", scopeId: projectId, setBy, setAt: now }, [entry("freeze.set")]);
  services.streams.abortWhere((stream) => stream.projectId === projectId);
  return async () => {
    const requestId = randomId<"request">();
    const request = {
      id: requestId,
      kind: "un-freeze",
      projectId: null,
      target: id,
      digest: "digest",
      requestedBy: setBy,
      requestedAt: now,
      expires: now + day,
      decidedBy: null,
      decidedAt: null,
      state: "waiting",
      summary: "{}",
    } as const;
    await write.makeRequest(request, []);
    const by = admin.personId as PersonId; // given by the server
    await write.decideRequest({
      id: requestId,
      digest: "digest",
      decision: "approved",
      by,
      now: services.clock(),
      drafts: [entry("freeze.lifted")],
    });
  };
}
