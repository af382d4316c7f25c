import { afterEach, beforeEach, expect, it } from "vitest";
import type { PersonId } from "@keyhole/shared/ids";
import { breakGlass } from "@keyhole/server/features/freeze/break-glass";
import { startHarness, type Harness, type Visitor, putSettings } from "../harness.ts";

let harness: Harness;
let admin: Visitor;

beforeEach(async () => {
  harness = await startHarness();
  admin = await harness.administrator();
});
afterEach(() => harness.close());

const idOf = (who: Visitor) => who.personId as PersonId;

it("break-glass lifts the freezes that its entries name, not one that was set this very moment", async () => {
  await admin.client.freeze.set.mutate({ scope: "everything" });
  const leo = await harness.person({ name: "Leo Labeler" });
  const { read } = harness.app.services.store;
  const activeFreezes = read.activeFreezes.bind(read);
  read.activeFreezes = async () => {
    read.activeFreezes = activeFreezes;
    const found = await activeFreezes();
    await admin.client.freeze.set.mutate({ scope: "person", scopeId: idOf(leo) });
    return found;
  };
  const result = await breakGlass(harness.app.services, admin.breakGlassCodes[0] ?? "");
  expect(result).toMatchObject({ lifted: true, freezes: 1 });
  expect((await activeFreezes()).map(({ scope }) => scope)).toEqual(["person"]);
  expect(await read.searchTrail({ types: ["freeze.lifted"], limit: 10 })).toHaveLength(1);
});

it("I5: replies under way to somebody whose team ends now are cut off, those of others are not", async () => {
  const leo = await harness.person({ name: "Leo Labeler" });
  const lia = await harness.person({ name: "Lia Labeler" });
  const team = { name: "Vendor", networks: [], add: [idOf(leo)] };
  const { teamId } = await admin.client.teams.save.mutate({ teamId: null, endsAt: null, ...team });
  const cut: string[] = [];
  for (const { personId } of [leo, lia]) {
    const stream = { sessionId: "", personId, teamIds: [], projectId: "", abort: () => void cut.push(personId) };
    harness.app.services.streams.add(stream);
  }
  await admin.client.teams.save.mutate({ teamId, endsAt: null, ...team, name: "Vendor GmbH" });
  expect(cut).toEqual([]);
  await admin.client.teams.save.mutate({ teamId, endsAt: harness.now(), ...team });
  expect(cut).toEqual([leo.personId]);
});

it("a lead of an archived project, who can bring it back, is nobody who only labels", async () => {
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const { projectId } = await lead.client.project.create.mutate({ name: "Streets" });
  const { version } = await lead.client.project.detail.query({ projectId });
  await lead.client.project.archive.mutate({ projectId, version, archived: true });
  await putSettings(harness, { labelersNeedSecondFactor: false });
  const none = { administrator: false, securityReviewer: false, mayCreateProjects: false };
  const waived = { personId: idOf(lead), ...none, secondFactorWaived: true };
  await expect(admin.client.people.change.mutate(waived)).rejects.toMatchObject({
    data: { body: { problems: [{ message: "people.labelers-only" }] } },
  });
});
