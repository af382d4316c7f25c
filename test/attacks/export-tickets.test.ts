import { createHmac } from "node:crypto";
import { base64url, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonId } from "@keyhole/shared/ids";
import { fetchFile } from "../exports/fixture.ts";
import { seat } from "../door/seats.ts";
import { makeWorld, type World } from "../door/world.ts";
import { randomId } from "../harness.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 120_000);
afterAll(() => world.harness.close());

const type = "keyhole-export+jwt";
const seconds = () => Math.floor(world.harness.now() / 1000);
const claims = () => ({
  session: world.seats.lead.sessionId,
  sub: world.exportReady,
  aud: "keyhole:export",
  iat: seconds(),
  exp: seconds() + 300,
});
const part = (value: unknown) => base64url.encode(JSON.stringify(value));
const forged = (header: object, payload: object, hash = "sha256") => {
  const body = `${part(header)}.${part(payload)}`;
  const { ticketKey } = world.harness.app.services;
  return `${body}.${createHmac(hash, ticketKey).update(body).digest("base64url")}`;
};
const header = { alg: "HS256", typ: type };
/** One byte only: a whole download would close the export. */
const status = async (token: string, who = world.seats.lead) =>
  (await fetchFile(who, token, { range: "bytes=0-0" })).status;

describe("an export's ticket", () => {
  it("opens its file for the asker's session; signed by hand it does too, so the cases below fail for one reason", async () => {
    const { ticket } = await world.seats.lead.client.exports.ticket.mutate({ exportId: world.exportReady });
    expect(await status(ticket)).toBe(206);
    expect(await status(forged(header, claims()))).toBe(206);
  });

  it.each([
    ["another audience", { aud: "keyhole:media" }],
    ["no audience", { aud: undefined }],
    ["another session", { session: randomId() }],
    ["no session", { session: undefined }],
    ["no end", { exp: undefined }],
    ["no time of issue", { iat: undefined }],
    ["a subject that is no id", { sub: "../file" }],
    ["an export that is not there", { sub: randomId() }],
    ["an end that passed", { iat: 1, exp: 2 }],
    ["a life of a year", { iat: 1, exp: 4_000_000_000 }],
  ] as const)("with %s is refused", async (_what, change) => {
    expect(await status(forged(header, { ...claims(), ...change }))).toBe(404);
  });

  it("of another type or algorithm, or without a signature, is refused", async () => {
    expect(await status(forged({ alg: "HS256", typ: "keyhole-media+jwt" }, claims()))).toBe(404);
    expect(await status(forged({ alg: "HS256" }, claims()))).toBe(404);
    expect(await status(forged({ alg: "HS384", typ: type }, claims(), "sha384"))).toBe(404);
    expect(await status(forged({ alg: "HS512", typ: type }, claims(), "sha512"))).toBe(404);
    expect(await status(`${part({ alg: "none", typ: type })}.${part(claims())}.`)).toBe(404);
    const own = new Uint8Array(32).fill(7);
    expect(await status(await new SignJWT(claims()).setProtectedHeader(header).sign(own))).toBe(404);
  });

  it("is worth nothing to another lead, to the administrator, to the approver or in the asker's other browser", async () => {
    const { seats, harness } = world;
    const token = forged(header, claims());
    for (const who of [seats.coLead, seats.admin, seats.security, seats.otherLead, seats.labeler]) {
      expect(await status(token, who)).toBe(404);
      expect(await status(forged(header, { ...claims(), session: who.sessionId }), who)).toBe(404);
    }
    const again = await seat(harness.app.services, seats.lead.personId as PersonId, { url: harness.url }); // as it was made
    expect(await status(token, again)).toBe(404);
  });

  it("ends with the role, in the same call: a lead who was taken off the project fetches nothing", async () => {
    const { seats, a } = world;
    const personId = seats.lead.personId as PersonId; // as it was made
    await seats.coLead.client.project.setMember.mutate({ projectId: a, personId, role: "reviewer" });
    expect(await status(forged(header, claims()))).toBe(404);
    await seats.coLead.client.project.setMember.mutate({ projectId: a, personId, role: "lead" });
  });
});
