import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@keyhole/server/door/router";
import type { Guard } from "@keyhole/server/door/procedure";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { call } from "./call.ts";
import { guardedRows, incompleteAnswers, openRows } from "./expected.ts";
import { inputs } from "./inputs.ts";
import { seat } from "./seats.ts";
import { incomplete, makeWorld, people, type World } from "./world.ts";

// I3: every procedure × every person × every kind of object, over HTTP, against the table kept by hand.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 120_000);
afterAll(() => world.harness.close());

// tRPC's type of this record nests routers, but it is flat: every procedure by its dotted path.
const procedures = Object.entries(appRouter._def.procedures) as unknown as [string, { _def: { meta?: Guard } }][];
const guards = procedures.map(([name, procedure]) => ({ name, guard: procedure._def.meta }));

const absentText = JSON.stringify({
  error: { message: "absent", code: -32_603, data: { body: { code: "absent" } } },
});

/** Who was denied something since an entry, by the trail. */
async function deniedSince(sequence: number): Promise<{ people: Set<string>; last: number }> {
  const rows = await world.harness.app.services.store.read.searchTrail({ types: ["access.denied"], limit: 100 });
  const fresh = rows.filter((row) => row.sequence > sequence);
  const actors = fresh.map((row) => {
    const entry = decodeEntry(row.entry);
    return entry.ok ? entry.value.actor : "";
  });
  return { people: new Set(actors), last: Math.max(sequence, ...rows.map((row) => row.sequence)) };
}

/** Worthless links are counted per source; a good one ends the count, which is not what this is about. */
async function forgiveLinks(): Promise<void> {
  const { seats, incomplete } = world;
  const duties = { administrator: false, securityReviewer: false, mayCreateProjects: false };
  const { link } = await seats.admin.client.people.invite.mutate({ name: "Guest", ...duties });
  await incomplete.visitor.client.invitation.look.mutate({ token: String(link?.slice(link.indexOf("#") + 1)) });
}

describe("I3 one door", () => {
  it("guards every procedure by an action or opens it for a stated reason", () => {
    for (const { name, guard } of guards) {
      expect(guard, name).toBeDefined();
      if (guard !== undefined && "open" in guard) expect(guard.open.length, name).toBeGreaterThan(20);
    }
    const open = guards.filter(({ guard }) => guard !== undefined && "open" in guard).map(({ name }) => name);
    expect(open.sort()).toEqual(Object.keys(openRows).sort());
  });

  it("has a row in the table for every guarded procedure, and none for one that is gone", () => {
    const guarded = guards.filter(({ guard }) => guard !== undefined && "guarded" in guard).map(({ name }) => name);
    expect(guarded.sort()).toEqual(Object.keys(guardedRows).sort());
    expect(Object.keys(inputs).sort()).toEqual([...Object.keys(guardedRows), ...Object.keys(openRows)].sort());
  });

  it.each(Object.keys(openRows))("open %s answers each kind of session as the table says", async (name) => {
    const { harness, seats, incomplete } = world;
    const { services } = harness.app;
    const { url } = harness;
    const { personId } = seats.coLead;
    const at = (state = {}) => seat(services, personId as never, { url, ...state });
    const sessions = {
      visitor: incomplete.visitor,
      halfway: await at({ phase: "second-factor" }),
      enrolling: await at({ phase: "must-enrol" }),
      locked: await at({ locked: true }),
      disabled: incomplete.disabled,
      complete: await at(),
    };
    for (const [kind, who] of Object.entries(sessions)) {
      if (name.startsWith("invitation.")) await forgiveLinks();
      const { code } = await call(who, name, inputs[name]?.(world, "any", null));
      expect(`${kind}: ${code}`).toBe(`${kind}: ${Reflect.get(openRows[name] ?? {}, kind)}`);
    }
  });

  // What freezes comes last.
  const order = Object.keys(guardedRows).sort((a, b) => Number(a === "freeze.set") - Number(b === "freeze.set"));
  it.each(order)("%s", async (name) => {
    const input = inputs[name] ?? (() => null);
    const row = guardedRows[name] ?? {};
    for (const who of incomplete) {
      const { code } = await call(world.incomplete[who], name, input(world, Object.keys(row)[0] ?? "", null));
      expect(`${who}: ${code}`).toBe(`${who}: ${incompleteAnswers[who]}`);
    }
    for (const [object, cells] of Object.entries(row)) {
      const signs = cells.replaceAll(" ", "");
      expect(signs, object).toMatch(/^[-+2]{8}$/);
      const before = await deniedSince(-1);
      const answers = await Promise.all(
        people.map(async (who) => ({ who, ...(await call(world.seats[who], name, input(world, object, who))) })),
      );
      const denied = await deniedSince(before.last);
      const seen = answers.map(({ who, code }) => {
        if (!denied.people.has(world.seats[who].personId)) return code === "internal" ? "!" : "+";
        return code === "absent" ? "-" : code === "second-person-needed" ? "2" : `(${code})`;
      });
      expect(`${object}: ${seen.join("")}`).toBe(`${object}: ${signs}`);
      for (const [index, { status, text, headers }] of answers.entries()) {
        if (signs[index] !== "-") continue;
        expect({ status, text, length: headers.get("content-length") }).toEqual({
          status: 404,
          text: absentText,
          length: String(absentText.length),
        });
      }
    }
  });
});
