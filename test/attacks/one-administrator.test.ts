import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, socketPath } from "@keyhole/server/cli/connection";
import { requireThrowAway } from "@keyhole/server/demo/make-demo";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import type { ProjectId } from "@keyhole/shared/ids";
import { call } from "../door/call.ts";
import type { Seat } from "../door/seats.ts";
import { password, putSettings, refusal } from "../harness.ts";
import { day, idOf, makeEvesWorld, none, type EvesWorld } from "./eve.ts";

// I7: one administrator with any number of accounts reaches no content and no export, also after removing everybody else
// with a duty. Each case states what is tried and what must come back. Resets are in one-administrator-resets.test.ts.

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

describe("an administrator who removes everybody else", () => {
  const removals = {
    "were disabled": () => eve.client.people.disable.mutate({ personId: idOf(sol) }),
    "lost theirs": () => eve.client.people.change.mutate({ personId: idOf(sol), ...none, secondFactorWaived: false }),
  };

  it.each(["were disabled", "lost theirs"] as const)(
    "makes no second person up: a duty waits where others %s",
    async (how) => {
      const hers = await world.person("Pat Puppet", { invitedBy: idOf(eve) });
      await removals[how]();
      const invited = await eve.client.people.invite.mutate({ ...none, name: "Second", administrator: true });
      expect(invited.link).toBeNull();
      const given = { personId: idOf(hers), ...none, securityReviewer: true, secondFactorWaived: false };
      expect((await eve.client.people.change.mutate(given)).requestId).not.toBeNull();
      for (const who of [eve, hers]) expect((await world.approve(who, String(invited.requestId))).code).not.toBe("ok");
      const mine = (await eve.client.requests.list.query()).mine.find(({ id }) => id === invited.requestId);
      expect(mine?.who).toEqual({ names: [], byBreakGlass: true });
      expect(await services().store.read.personById(idOf(hers))).toMatchObject({
        securityReviewer: false,
        hadDuty: false,
      });
    },
  );

  it("does not make the others too young instead: the end of set-up is no setting", async () => {
    await eve.client.settings.change.mutate({ approverAgeMs: 90 * day });
    expect((await eve.client.people.invite.mutate({ ...none, name: "Second", administrator: true })).link).toBeNull();
  });

  it("asks with a second account and approves with the first, or the other way round: neither resets anybody", async () => {
    // As set-up would allow it: an account with a duty that the administrator let in, a day old.
    const hers = await world.person("Pat Puppet", { administrator: true, invitedBy: idOf(eve) });
    await world.aDayLater(eve, hers, lead, labeler);
    await eve.client.people.disable.mutate({ personId: idOf(sol) });
    const idle = await world.person("Ida Idle");
    for (const victim of [lead, labeler, idle]) {
      for (const [asks, approves] of [
        [hers, eve],
        [eve, hers],
      ] as const) {
        const requestId = await world.ask(asks, victim);
        const { code, text: answer } = await world.approve(approves, requestId);
        expect([code, answer.includes("welcome#")]).toEqual(["second-person-needed", false]);
        await asks.client.requests.withdraw.mutate({ requestId });
      }
    }
  });

  it("hides the tie behind a chain: who was let in by an account of hers is her hand too", async () => {
    const first = await world.person("Pat Puppet", { administrator: true, invitedBy: idOf(eve) });
    const second = await world.person("Quinn Puppet", { administrator: true, invitedBy: idOf(first) });
    const third = await world.person("Ray Puppet", { securityReviewer: true, invitedBy: idOf(second) });
    await world.aDayLater(eve, second, third);
    const idle = await world.person("Ida Idle");
    const requestId = await world.ask(eve, idle);
    expect((await world.approve(third, requestId)).code).toBe("second-person-needed");
    const other = await world.ask(second, idle);
    expect((await world.approve(eve, other)).code).toBe("second-person-needed");
  });

  it("enables an account that was removed: its duty does not come back", async () => {
    await eve.client.people.disable.mutate({ personId: idOf(sol) });
    expect(await eve.client.people.enable.mutate({ personId: idOf(sol) })).toMatchObject({ withoutDuty: true });
    expect(await services().store.read.personById(idOf(sol))).toMatchObject({ securityReviewer: false, hadDuty: true });
  });
});

describe("accounts and their places", () => {
  it("a login that somebody has or had is not given again: no account takes another's place", async () => {
    const row = await services().store.read.personById(idOf(labeler));
    await eve.client.people.disable.mutate({ personId: idOf(labeler) });
    const { link } = await eve.client.people.invite.mutate({ ...none, name: "Leo Labeler" });
    const token = String(link).slice(String(link).indexOf("#") + 1);
    const again = { token, name: "Leo Labeler", login: row?.login ?? "", password };
    const refused = await refusal(world.harness.visitor().client.invitation.accept.mutate(again));
    expect(refused.problems?.[0]?.message).toBe("people.login-taken");
  });

  it("an invitation carries no role in a project and no person", async () => {
    for (const more of [{ projectId: project, role: "lead" }, { personId: lead.personId }, { kind: "reset" }]) {
      const { code } = await call(eve, "people.invite", { ...none, name: "Somebody", ...more });
      expect(code).toBe("invalid");
    }
  });

  it("teams open nothing: neither membership, nor wider networks, nor the end of the leads' team", async () => {
    const hers = await world.person("Pat Puppet", { invitedBy: idOf(eve) });
    const members = [idOf(lead), idOf(hers)];
    const team = { teamId: null, name: "Desk", networks: ["127.0.0.0/8", "::1"], endsAt: null, add: members };
    const { teamId } = await eve.client.teams.save.mutate(team);
    await eve.client.teams.save.mutate({ ...team, teamId, networks: [] });
    for (const name of ["work.next", "project.detail", "guidelines.take", "items.list"]) {
      expect([name, (await call(hers, name, { projectId: project })).code]).toEqual([name, "absent"]);
    }
    await eve.client.teams.save.mutate({ ...team, teamId, networks: [], endsAt: world.harness.now() });
    const requestId = await world.ask(eve, labeler);
    expect((await world.approve(sol, requestId)).code).toBe("second-person-needed");
    const mine = (await eve.client.requests.list.query()).mine.find(({ id }) => id === requestId);
    expect(mine?.who).toEqual({ names: [], byBreakGlass: true });
  });

  it("the last lead's role is no administrator's to take or to give on, disabled or not", async () => {
    await eve.client.people.disable.mutate({ personId: idOf(lead) });
    for (const role of ["lead", "labeler", null]) {
      const input = { projectId: project, personId: idOf(labeler), role };
      expect((await call(eve, "project.setMember", input)).code).toBe("absent");
    }
    expect(await world.roleOf(lead)).toBe("lead");
  });

  it("what an invitation's maker lost, the invitation lost too", async () => {
    const noor = await world.person("Noor Admin", { administrator: true });
    const invite = async (name: string) => String((await noor.client.people.invite.mutate({ ...none, name })).link);
    const use = (link: string, login: string) =>
      refusal(
        world.harness.visitor().client.invitation.accept.mutate({
          token: link.slice(link.indexOf("#") + 1),
          name: "Somebody",
          login,
          password,
        }),
      );
    const first = await invite("One");
    await eve.client.people.disable.mutate({ personId: idOf(noor) });
    expect((await use(first, "one.new")).code).toBe("absent");
    expect((await eve.client.people.invitations.query({})).invitations).toEqual([]);
  });
});

describe("relaxing, restoring and the console", () => {
  it("relaxes no setting with two accounts of one hand; tightening holds at once", async () => {
    const hers = await world.person("Pat Puppet", { administrator: true, invitedBy: idOf(eve) });
    await world.aDayLater(eve, hers, sol);
    const loose = { approverAgeMs: 0, dependentMayApprove: true, labelersNeedSecondFactor: false, resetTieMs: 0 };
    for (const [asks, approves] of [
      [eve, hers],
      [hers, eve],
    ] as const) {
      const { settings, requestId } = await asks.client.settings.change.mutate(loose);
      expect(settings).toMatchObject({ approverAgeMs: day, dependentMayApprove: false });
      expect((await world.approve(approves, String(requestId))).code).toBe("second-person-needed");
    }
    expect((await eve.client.settings.change.mutate({ approverAgeMs: 2 * day })).requestId).toBeNull();
    expect((await eve.client.settings.read.query()).approverAgeMs).toBe(2 * day);
    const posture = await sol.client.settings.posture.query();
    expect(posture.filter(({ fact }) => fact === "relaxed")).toEqual([]);
  });

  it("with every setting relaxed, an administrator still approves no reset of somebody who works", async () => {
    await putSettings(world.harness, { approverAgeMs: 0, dependentMayApprove: true, resetTieMs: 0 });
    const hers = await world.person("Pat Puppet", { administrator: true, invitedBy: idOf(eve) });
    expect((await world.approve(eve, await world.ask(hers, labeler))).code).toBe("second-person-needed");
  });

  it("a restore brings back no link and no request of the time of the backup", async () => {
    const { link } = await eve.client.people.invite.mutate({ ...none, name: "Somebody" });
    const requestId = await world.ask(eve, labeler);
    await services().store.maintenance.endEverything(world.harness.now(), [
      systemEntry(services(), { type: "backup.restored", actor: "console" }),
    ]);
    const token = String(link).slice(String(link).indexOf("#") + 1);
    const use = { token, name: "Somebody", login: "some.body", password };
    expect((await refusal(world.harness.visitor().client.invitation.accept.mutate(use))).code).toBe("absent");
    expect((await world.requestOf(requestId))?.state).toBe("withdrawn");
  });

  it("the console acts as nobody: no name on the line, no act-as, no procedure without that person's session", async () => {
    await world.harness.app.listenOnConsole();
    const console = connect(socketPath(world.harness.dataDir), null);
    const row = await services().store.read.personById(idOf(lead));
    await expect(console.call("session.actAs", { login: row?.login })).rejects.toMatchObject({
      body: { code: "absent" },
    });
    for (const [name, input] of [
      ["project.own", null],
      ["exports.ticket", { exportId: project }],
      ["project.setMember", { projectId: project, personId: eve.personId, role: "lead" }],
    ] as const) {
      await expect(console.call(name, input)).rejects.toMatchObject({ body: { code: "signed-out" } });
    }
    for (const name of ["act-as", "people", "export", "set-member"]) {
      await expect(console.console(name, { login: row?.login })).rejects.toMatchObject({ body: { code: "absent" } });
    }
    await expect(console.console("set-up-link")).rejects.toMatchObject({ body: { code: "conflict" } });
    await expect(console.console("demo-code", { name: row?.login })).rejects.toMatchObject({
      body: { code: "absent" },
    });
    await expect(requireThrowAway(services())).rejects.toThrow("holds an installation");
  });
});
