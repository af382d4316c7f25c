import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { approveByBreakGlass } from "@keyhole/server/features/requests/approve-by-break-glass";
import { hashCode, makeCodes } from "@keyhole/server/identity/codes";
import type { ProjectId } from "@keyhole/shared/ids";
import type { Seat } from "../door/seats.ts";
import { idOf, linkIn, makeEvesWorld, type EvesWorld } from "./eve.ts";

// I6, I7: whose word a reset of somebody's sign-in takes, whatever accounts and projects an administrator makes for it.

let world: EvesWorld;
let eve: Seat;
let sol: Seat;
let lead: Seat;
let labeler: Seat;
let project: ProjectId;
const services = () => world.harness.app.services;

beforeEach(async () => {
  world = await makeEvesWorld();
  ({ eve, sol, lead, labeler, project } = world);
});
afterEach(() => world.harness.close());

describe("a reset of somebody who works in a project", () => {
  it("is approved by a lead of theirs and by nobody with a duty, however independent", async () => {
    const requestId = await world.ask(eve, labeler);
    expect((await world.approve(sol, requestId)).code).toBe("second-person-needed");
    expect((await sol.client.requests.list.query()).waiting[0]).toMatchObject({
      obstacle: "lead-needed",
      deciders: ["lead-of-person"],
      who: { names: ["Lena Lead"], byBreakGlass: false },
    });
    const { waiting } = await lead.client.requests.list.query();
    expect(waiting[0]).toMatchObject({ id: requestId, obstacle: null, who: null });
    expect(waiting[0]?.words.map(({ value }) => value)).toContain("text-classification");
    const { code, text: answer } = await world.approve(lead, requestId);
    expect(code).toBe("ok");
    await world.take(linkIn(answer), labeler);
    expect(await world.roleOf(labeler)).toBe("labeler");
  });

  it("by the lead of a project made for it loses every role elsewhere, and the real lead is told", async () => {
    const decoy = await world.person("Dee Decoy", { mayCreateProjects: true, invitedBy: idOf(eve) });
    await world.aDayLater(eve, decoy, lead, labeler);
    const { projectId } = await decoy.client.project.create.mutate({ name: "Decoy" });
    await decoy.client.project.setMember.mutate({ projectId, personId: idOf(labeler), role: "labeler" });
    const requestId = await world.ask(eve, labeler);
    const [seen] = (await decoy.client.requests.list.query()).waiting;
    expect(seen?.words.map(({ value }) => value)).toEqual(["Leo Labeler", expect.any(String), "Decoy", 1]);
    const { text: answer } = await world.approve(decoy, requestId);
    await world.take(linkIn(answer), labeler);
    expect([await world.roleOf(labeler), await world.roleOf(labeler, projectId)]).toEqual([null, "labeler"]);
    expect((await lead.client.me.notices.query({})).notices[0]).toMatchObject({
      kind: "role-ended-by-reset",
      subject: "Leo Labeler",
    });
  });

  it("who is the only lead somewhere is nobody's to give, whatever else they were added to", async () => {
    const decoy = await world.person("Dee Decoy", { mayCreateProjects: true, invitedBy: idOf(eve) });
    await world.aDayLater(eve, sol, decoy, lead);
    const { projectId } = await decoy.client.project.create.mutate({ name: "Decoy" });
    await decoy.client.project.setMember.mutate({ projectId, personId: idOf(lead), role: "labeler" });
    const requestId = await world.ask(eve, lead);
    expect((await world.approve(decoy, requestId)).code).toBe("absent");
    expect((await world.approve(sol, requestId)).code).toBe("second-person-needed");
    const mine = (await eve.client.requests.list.query()).mine.find(({ id }) => id === requestId);
    expect(mine?.who).toEqual({ names: [], byBreakGlass: true });
  });

  it("holds for roles of the time when it was asked, for roles since, and for archived projects", async () => {
    const asked = await world.ask(eve, labeler);
    await lead.client.project.setMember.mutate({ projectId: project, personId: idOf(labeler), role: null });
    expect((await world.approve(sol, asked)).code).toBe("second-person-needed");
    // Asked while there was no role, as somebody whom Eve did not let in.
    const idle = await world.person("Ida Idle");
    const other = await world.person("Noor Admin", { administrator: true });
    const early = await world.ask(other, idle);
    await lead.client.project.setMember.mutate({ projectId: project, personId: idOf(idle), role: "labeler" });
    expect((await world.approve(sol, early)).code).toBe("second-person-needed");
    const { version } = await lead.client.project.detail.query({ projectId: project });
    await lead.client.project.archive.mutate({ projectId: project, version, archived: true });
    expect((await world.approve(sol, early)).code).toBe("second-person-needed");
  });

  it("that was approved without a lead carries no role that came before its link was used", async () => {
    const idle = await world.person("Ida Idle");
    const other = await world.person("Noor Admin", { administrator: true });
    const { code, text: answer } = await world.approve(sol, await world.ask(other, idle));
    expect(code).toBe("ok");
    await lead.client.project.setMember.mutate({ projectId: project, personId: idOf(idle), role: "labeler" });
    await world.take(linkIn(answer), idle);
    expect(await world.roleOf(idle)).toBeNull();
  });

  it("without a lead waits for a break-glass code at the console, and for nothing while a lead is there", async () => {
    const codes = makeCodes(services().random, "break-glass");
    const hashes = codes.map((code) => hashCode(services().keys.pepper, "break-glass", code));
    await services().store.write.saveBreakGlassCodes({ hashes, now: world.harness.now(), drafts: [] });
    const [code = ""] = codes;
    const requestId = await world.ask(eve, labeler);
    const approve = (typed: string) => approveByBreakGlass(services(), { requestId, code: typed });
    await expect(approve(code)).rejects.toMatchObject({
      body: { problems: [{ message: "break-glass.somebody-can", values: { names: "Lena Lead" } }] },
    });
    await eve.client.people.disable.mutate({ personId: idOf(lead) });
    expect(await approve("AAAA-AAAA-AAAA-AAAA")).toMatchObject({ approved: false, link: null });
    expect((await world.requestOf(requestId))?.state).toBe("waiting");
    const { approved, link, alerted } = await approve(code);
    expect([approved, alerted]).toEqual([true, 3]);
    for (const who of [eve, sol, labeler]) {
      expect((await who.client.me.notices.query({})).notices[0]?.kind).toBe("break-glass-approved");
    }
    await world.take(String(link), labeler);
    expect(await world.roleOf(labeler)).toBe("labeler");
    await expect(approve(codes[1] ?? "")).rejects.toMatchObject({ code: "conflict" });
    expect((await services().store.read.breakGlassCodes()).unused).toBe(codes.length - 1);
  });
});
