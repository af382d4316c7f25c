import { afterAll, beforeAll, expect, it } from "vitest";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

let harness: Harness;
let admin: Visitor;
let security: Visitor;
let second: Visitor;
const day = 24 * 3_600_000;

beforeAll(async () => {
  harness = await startHarness();
  admin = await harness.administrator();
  security = await harness.person({ name: "Sam Security", securityReviewer: true });
  second = await harness.person({ name: "Bea Admin", administrator: true });
  harness.pass(day);
  for (const who of [admin, security, second]) await harness.signIn(who);
});
afterAll(() => harness.close());

it("lifting a freeze takes a second, independent person who saw what was asked", async () => {
  await security.client.freeze.set.mutate({ scope: "everything" });
  const [frozen] = await admin.client.freeze.list.query();
  if (frozen === undefined) throw new Error("nothing is frozen");
  await security.client.freeze.requestLift.mutate({ freezeId: frozen.id });
  const own = (await security.client.requests.list.query()).mine[0];
  if (own === undefined) throw new Error("no request");
  const byRequester = security.client.requests.decide.mutate({
    requestId: own.id,
    digest: own.digest,
    decision: "approved",
  });
  expect((await refusal(byRequester)).code).toBe("second-person-needed");
  const seen = (await admin.client.requests.list.query()).waiting.find(({ id }) => id === own.id);
  expect(seen?.obstacle).toBeNull();
  expect(seen?.words.map(({ value }) => value)).toContain("Sam Security");
  const otherDigest = admin.client.requests.decide.mutate({ requestId: own.id, digest: "x", decision: "approved" });
  expect((await refusal(otherDigest)).code).toBe("conflict");
  await admin.client.requests.decide.mutate({ requestId: own.id, digest: own.digest, decision: "approved" });
  expect(await admin.client.freeze.list.query()).toEqual([]);
  const again = admin.client.requests.decide.mutate({ requestId: own.id, digest: own.digest, decision: "approved" });
  expect((await refusal(again)).code).toBe("conflict");
  const rows = await harness.app.services.store.read.searchTrail({ types: ["freeze.set", "freeze.lifted"], limit: 9 });
  const types = rows.map(({ entry }) => decodeEntry(entry)).map((entry) => entry.ok && entry.value.type);
  expect(types).toEqual(["freeze.lifted", "freeze.set"]);
});
