import { createHmac, generateKeyPairSync } from "node:crypto";
import { base64url, exportSPKI, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signExportTicket } from "@keyhole/server/security/export-ticket";
import { signTicket, ticketLifetimeMs, type MediaTicket } from "@keyhole/server/security/ticket";
import type { ViewId } from "@keyhole/shared/ids";
import { fetchFile } from "../exports/fixture.ts";
import { picture, workProject, holdOf, type Opened } from "../flows/work.ts";
import { randomId, startHarness, type Harness } from "../harness.ts";
import { answered } from "../door/call.ts";
import { makePerson, seat, type Seat } from "../door/seats.ts";

// I2, I11: a ticket says which picture, and is worth nothing without the session and the lease it was made for.

let harness: Harness;
let lead: Seat;
let labeler: Seat;
let other: Seat;
let opened: Opened;
let ticket: string;
let good: MediaTicket;
let key: Uint8Array;

beforeAll(async () => {
  harness = await startHarness();
  const { services } = harness.app;
  const { url } = harness;
  const at = async (name: string, mayCreateProjects = false) =>
    seat(services, await makePerson(services, name, { mayCreateProjects }), { url });
  [lead, labeler, other] = [await at("Lead", true), await at("Labeler"), await at("Other")];
  const items = [await picture()];
  const projectId = await workProject(harness, { lead, labelers: [labeler, other], template: "object-boxes", items });
  opened = await labeler.client.work.next.mutate({ projectId });
  const shown = Object.values(opened.fields)[0];
  if (shown?.kind !== "image") throw new Error("no picture");
  ({ ticket } = shown);
  key = services.ticketKey;
  const { leaseId, epoch } = holdOf(opened);
  good = {
    viewId: opened.viewId,
    leaseId,
    epoch,
    sessionId: labeler.sessionId,
    field: Object.keys(opened.fields)[0] ?? "",
  };
}, 120_000);
afterAll(() => harness.close());

const ask = async (token: string, who = labeler) => {
  const { status, code } = await answered(await who.media("/media/picture", token));
  return [status, code];
};
const refused = [404, "absent"];
const seconds = () => Math.floor(harness.now() / 1000);
const claims = () => ({
  lease: good.leaseId,
  session: good.sessionId,
  epoch: good.epoch,
  field: good.field,
  sub: good.viewId,
  aud: "keyhole:media",
  iat: seconds(),
  exp: seconds() + 300,
});
const part = (value: unknown) => base64url.encode(JSON.stringify(value));
/** A token with any header, signed by HMAC as the header's `alg` promises or not. */
const forged = (header: object, payload: object, secret: Uint8Array | string = key, hash = "sha256") => {
  const body = `${part(header)}.${part(payload)}`;
  return `${body}.${createHmac(hash, secret).update(body).digest("base64url")}`;
};
const type = "keyhole-media+jwt";

describe("a media ticket", () => {
  it("opens its picture for its session; the same claims signed by hand do too, so the cases below fail for one reason", async () => {
    expect(await ask(ticket)).toEqual([200, "ok"]);
    expect(await ask(forged({ alg: "HS256", typ: type }, claims()))).toEqual([200, "ok"]);
  });

  it("without a signature (alg none, in any case) is refused", async () => {
    expect(await ask(new UnsecuredJWT(claims()).encode())).toEqual(refused);
    for (const alg of ["none", "None", "NONE", "nOnE"]) {
      expect(await ask(`${part({ alg, typ: type })}.${part(claims())}.`)).toEqual(refused);
    }
    expect(await ask(`${part({ alg: "HS256", typ: type })}.${part(claims())}.`)).toEqual(refused);
  });

  it("under another algorithm is refused, also with the right key", async () => {
    for (const [alg, hash] of [
      ["HS384", "sha384"],
      ["HS512", "sha512"],
    ] as const) {
      expect(await ask(forged({ alg, typ: type }, claims(), key, hash))).toEqual(refused);
    }
  });

  it("signed by a public key as if it were a secret, or by a key it brings along, is refused", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const spki = await exportSPKI(publicKey);
    expect(await ask(forged({ alg: "HS256", typ: type }, claims(), spki))).toEqual(refused);
    const jwk = publicKey.export({ format: "jwk" });
    for (const more of [
      { jwk },
      { jku: "https://evil.test/keys" },
      { x5u: "https://evil.test/x" },
      { kid: "../../key" },
    ]) {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: "RS256", typ: type, ...more })
        .sign(privateKey);
      expect(await ask(token)).toEqual(refused);
      const own = Buffer.from("a key that I chose myself, 32 byte");
      expect(await ask(forged({ alg: "HS256", typ: type, ...more }, claims(), own))).toEqual(refused);
    }
  });

  it.each([
    ["another audience", { aud: "keyhole:export" }],
    ["no audience", { aud: undefined }],
    ["another session", { session: randomId() }],
    ["no session", { session: undefined }],
    ["no time of issue", { iat: undefined }],
    ["no end", { exp: undefined }],
    ["an epoch that is text", { epoch: "1" }],
    ["a field that is a list", { field: ["image"] }],
    ["a subject that is no id", { sub: "../../view" }],
    ["a lease that is no id", { lease: "x" }],
  ] as const)("with %s is refused", async (_what, change) => {
    expect(await ask(forged({ alg: "HS256", typ: type }, { ...claims(), ...change }))).toEqual(refused);
  });

  it("that is over, or says it may live for a year, is refused", async () => {
    const old = { iat: seconds() - 600, exp: seconds() - 1 };
    expect(await ask(forged({ alg: "HS256", typ: type }, { ...claims(), ...old }))).toEqual(refused);
    const endless = { iat: seconds() - 600, exp: seconds() + 31_000_000 };
    expect(await ask(forged({ alg: "HS256", typ: type }, { ...claims(), ...endless }))).toEqual(refused);
    const early = { iat: seconds() + 3_600, exp: seconds() + 3_900 };
    expect(await ask(forged({ alg: "HS256", typ: type }, { ...claims(), ...early }))).toEqual(refused);
  });

  it("of another type is refused: an export's ticket opens no picture, a picture's no export", async () => {
    expect(await ask(forged({ alg: "HS256" }, claims()))).toEqual(refused);
    expect(await ask(forged({ alg: "HS256", typ: "keyhole-export+jwt" }, claims()))).toEqual(refused);
    const exported = { exportId: randomId<"export">(), sessionId: labeler.sessionId };
    expect(await ask(await signExportTicket(key, exported, harness.now()))).toEqual(refused);
    expect((await fetchFile(labeler, ticket)).status).toBe(404);
    const asExport = { ...claims(), aud: "keyhole:export" };
    expect((await fetchFile(labeler, forged({ alg: "HS256", typ: type }, asExport))).status).toBe(404);
  });

  it("in somebody else's hands, or the owner's other browser, is refused", async () => {
    expect(await ask(ticket, other)).toEqual(refused);
    const again = await seat(harness.app.services, labeler.personId as never, { url: harness.url });
    expect(await ask(ticket, again)).toEqual(refused);
  });

  it("for another's view, another field or no field opens nothing under one's own lease", async () => {
    const now = harness.now();
    const view = randomId<"view">() as ViewId;
    for (const change of [
      { viewId: view },
      { field: "other" },
      { field: "" },
      { field: "../image" },
      { field: "__proto__" },
    ]) {
      const token = signTicket(key, { ...good, ...change }, now);
      expect([change, ...(await ask(token))]).toEqual([change, ...refused]);
    }
  });

  it("with an old epoch is refused with 409: it is only a screen that was taken over", async () => {
    const token = signTicket(key, { ...good, epoch: good.epoch + 1 }, harness.now());
    expect(await ask(token)).toEqual([409, "stale-lease"]);
  });

  it("in the address, in a cookie, in the body or doubled in the header counts for nothing", async () => {
    const post = (path: string, headers: Record<string, string>, body: unknown) =>
      labeler.fetch(path, {
        method: "POST",
        headers: { "x-keyhole": "1", "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
    expect((await post(`/media/picture?ticket=${ticket}`, {}, {})).status).toBe(404);
    expect((await post(`/media/picture?authorization=Bearer%20${ticket}`, {}, {})).status).toBe(404);
    expect((await post("/media/picture", {}, { ticket, authorization: `Bearer ${ticket}` })).status).toBe(404);
    for (const header of [ticket, `bearer ${ticket}`, `Bearer ${ticket} ${ticket}`, `Basic ${ticket}`, "Bearer "]) {
      expect((await post("/media/picture", { authorization: header }, {})).status).toBe(404);
    }
  });

  it("ends after five minutes, and at once with its lease: replay gives 409, never bytes", async () => {
    const late = signTicket(key, good, harness.now() - ticketLifetimeMs - 1_000);
    expect(await ask(late)).toEqual(refused);
    await labeler.client.work.end.mutate({ ...holdOf(opened), end: "released" });
    expect(await ask(ticket)).toEqual([409, "stale-lease"]);
    expect(await ask(signTicket(key, good, harness.now()))).toEqual([409, "stale-lease"]);
  });
});
