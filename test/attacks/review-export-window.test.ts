import { afterAll, beforeAll, expect, it } from "vitest";
import type { ExportId, PersonId, RequestId } from "@keyhole/shared/ids";
import { buildExports } from "@keyhole/server/jobs/export-jobs";
import { addItems, castOf, fetchFile, freezeProject, labelAll, untilReady, type Cast } from "../exports/fixture.ts";
import { startHarness, type Harness } from "../harness.ts";

const form = {
  v: 1,
  fields: [{ name: "note", kind: "text", title: "Note" }],
  questions: [{ name: "kind", title: "Kind", type: "choice", field: "note", settings: { options: ["a", "b"] } }],
};
let harness: Harness;
let cast: Cast;

beforeAll(async () => {
  harness = await startHarness();
  cast = await castOf(harness, { form });
  await addItems(harness, cast, [{ fields: { note: { kind: "text", text: "a trade secret" } } }]);
  const answer = { kind: { type: "choice", version: 1, value: { selected: ["a"], tie: false } } } as const;
  await labelAll(cast.labeler, cast.projectId, () => answer);
});
afterAll(() => harness.close());

const ask = () =>
  cast.lead.client.exports.request.mutate({
    projectId: cast.projectId,
    format: "jsonl",
    filters: { states: "accepted-and-submitted" },
    recipient: "Training",
    purpose: "A test",
  });

async function ready(): Promise<ExportId> {
  const { exportId, requestId, digest } = await ask();
  await cast.otherLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  await untilReady(cast.lead, cast.projectId, exportId);
  return exportId;
}

/** Lets something happen after a download was allowed and before its first byte. */
function beforeFirstByte(happens: () => Promise<unknown>): void {
  const { write } = harness.app.services.store;
  const recordOnly = write.recordOnly.bind(write);
  write.recordOnly = async (drafts) => {
    write.recordOnly = recordOnly;
    await happens();
    await recordOnly(drafts);
  };
}

const received = async (reply: Promise<Response>): Promise<number> =>
  reply.then(async (each) => (each.status === 200 ? (await each.arrayBuffer()).byteLength : 0)).catch(() => 0);

it("I5: a freeze between the permission for a download and its first byte lets none leave", async () => {
  const exportId = await ready();
  const { ticket } = await cast.lead.client.exports.ticket.mutate({ exportId });
  let lift = async (): Promise<void> => undefined;
  beforeFirstByte(async () => {
    lift = await freezeProject(harness, cast);
  });
  expect(await received(fetchFile(cast.lead, ticket))).toBe(0);
  expect(harness.app.services.streams.size).toBe(0);
  await lift();
  expect(await received(fetchFile(cast.lead, ticket))).toBeGreaterThan(0);
});

it("I5: a role lost between the permission for a download and its first byte lets none leave", async () => {
  const exportId = await ready();
  const { ticket } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const { projectId, otherLead, lead } = cast;
  const personId = lead.personId as PersonId; // given by the server
  const role = (name: "lead" | null) => otherLead.client.project.setMember.mutate({ projectId, personId, role: name });
  beforeFirstByte(() => role(null));
  expect(await received(fetchFile(lead, ticket))).toBe(0);
  await role("lead");
});

it("what was approved is not built for somebody whose team's time is over", async () => {
  const { services } = harness.app;
  const { exportId, requestId, digest } = await ask();
  const members = [cast.lead.personId as PersonId]; // given by the server
  const team = { teamId: null, name: "Vendor", networks: [], endsAt: harness.now() - 1, add: members };
  await cast.admin.client.teams.save.mutate(team);
  const by = cast.otherLead.personId as PersonId; // given by the server
  const decided = { id: requestId as RequestId, digest, decision: "approved", by, now: harness.now() } as const;
  await services.store.write.decideRequest({ ...decided, drafts: [] });
  await buildExports(services);
  await buildExports(services);
  const found = await services.store.read.exportById(exportId);
  expect([found?.state, found?.reason]).toEqual(["closed", "withdrawn"]);
});
