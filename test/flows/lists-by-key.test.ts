import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId, systemEntry } from "@keyhole/server/door/trail-drafts";
import { pageSize } from "@keyhole/server/features/people/list";
import { noticesFor } from "@keyhole/server/identity/links";
import type { PersonId } from "@keyhole/shared/ids";
import { call } from "../door/call.ts";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { startHarness, type Harness } from "../harness.ts";

const none = { administrator: false, securityReviewer: false, mayCreateProjects: false };
/** More than two pages, many of them with the same name: the order must not depend on it alone. */
const count = 2 * pageSize + 30;
let harness: Harness;
let ada: Seat;
const made: PersonId[] = [];

const services = () => harness.app.services;

beforeAll(async () => {
  harness = await startHarness();
  const id = await makePerson(services(), "Ada Admin", { administrator: true });
  ada = await seat(services(), id, { url: harness.url });
  for (let at = 0; at < count; at++) {
    made.push(await makePerson(services(), at % 3 === 0 ? `Änne Müller ${at}` : "Sam Same"));
  }
}, 120_000);
afterAll(() => harness.close());

/** Every page, until there is none. */
async function allOf<Row, Key>(
  page: (after: Key | undefined) => Promise<{ readonly rows: readonly Row[]; readonly next: Key | null }>,
): Promise<Row[][]> {
  const pages: Row[][] = [];
  for (let after: Key | undefined; ;) {
    const { rows, next } = await page(after);
    pages.push([...rows]);
    if (next === null) return pages;
    after = next;
  }
}

const peoplePages = (filter: { text?: string; teamId?: string }) =>
  allOf(async (after: PersonId | undefined) => {
    const page = await ada.client.people.list.query({ ...filter, ...(after === undefined ? {} : { after }) });
    return { rows: page.people, next: page.next };
  });

describe("people", () => {
  it("come in pages by name, each once, none left out", async () => {
    const pages = await peoplePages({});
    expect(pages.map(({ length }) => length)).toEqual([pageSize, pageSize, 31]);
    const rows = pages.flat();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count + 1);
    const keys = rows.map(({ name, id }) => `${name} ${id}`);
    expect(keys).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it("are searched by the server: a part of name or login, without case, accents or patterns", async () => {
    const fits = Math.ceil(count / 3);
    for (const text of ["mull", "ÄNNE", "anne mü"]) expect((await peoplePages({ text })).flat().length).toBe(fits);
    expect((await peoplePages({ text: "anne" }))[0]?.length).toBe(Math.min(fits, pageSize));
    for (const text of ["%", "_", "'", "nobody is called that"])
      expect((await peoplePages({ text })).flat()).toEqual([]);
    expect((await peoplePages({ text: " " })).flat().length).toBe(count + 1);
  });

  it("that somebody asks for after an unknown one are none, and no page has more than it should", async () => {
    expect((await ada.client.people.list.query({ after: newId(services()) })).people).toEqual([]);
    for (const input of [{ text: "x".repeat(101) }, { after: "no id" }, { limit: 100_000 }]) {
      expect((await call(ada, "people.list", input)).code).toBe("invalid");
    }
  });

  it("of a project are found at most twenty at a time, never those with a duty or disabled", async () => {
    const lead = await seat(services(), await makePerson(services(), "Lena Lead", { mayCreateProjects: true }), {
      url: harness.url,
    });
    const { projectId } = await lead.client.project.create.mutate({ name: "Hers" });
    expect(await lead.client.project.lookup.query({ projectId, text: "same" })).toHaveLength(20);
    expect(await lead.client.project.lookup.query({ projectId, text: "ada admin" })).toEqual([]);
    const gone = await makePerson(services(), "Gone Already");
    const [found] = await lead.client.project.lookup.query({ projectId, text: "gone" });
    expect(found).toMatchObject({ id: gone, signInSince: expect.any(Number) });
    await ada.client.people.disable.mutate({ personId: gone });
    expect(await lead.client.project.lookup.query({ projectId, text: "gone" })).toEqual([]);
  });
});

describe("teams", () => {
  it("are paged and searched, give the number of members, and take who comes and who leaves", async () => {
    const team = { teamId: null, networks: [], endsAt: null };
    const { teamId } = await ada.client.teams.save.mutate({ ...team, name: "Größte", add: made });
    for (let at = 0; at < pageSize; at++) await ada.client.teams.save.mutate({ ...team, name: `Team ${at}`, add: [] });
    const first = await ada.client.teams.list.query({});
    expect([first.teams.length, first.teams[0]]).toEqual([
      pageSize,
      expect.objectContaining({ id: teamId, members: count }),
    ]);
    const rest = await ada.client.teams.list.query({ after: first.next ?? "" });
    expect([rest.teams.length, rest.next]).toEqual([1, null]);
    for (const text of ["grosste", "GRÖSS", "größ"]) {
      expect((await ada.client.teams.list.query({ text })).teams.map(({ id }) => id)).toEqual([teamId]);
    }
    expect((await ada.client.teams.list.query({ text: "grüss" })).teams).toEqual([]);
    const [one = "", two = ""] = made;
    const leaving = { ...team, teamId, name: "Größte", add: [one], remove: [two, two, ada.personId] };
    await ada.client.teams.save.mutate(leaving);
    expect((await peoplePages({ teamId })).flat().map(({ id }) => id)).not.toContain(two);
    expect((await ada.client.teams.list.query({ text: "größ" })).teams[0]?.members).toBe(count - 1);
    const unknown = { ...leaving, add: [newId(services())] };
    expect((await call(ada, "teams.save", unknown)).code).toBe("invalid");
  }, 60_000);
});

describe("invitations, notices and what can be frozen", () => {
  it("invitations come newest first, a page at a time", async () => {
    const names = Array.from({ length: pageSize + 5 }, (_, at) => `Guest ${at}`);
    for (const name of names) await ada.client.people.invite.mutate({ ...none, name });
    const first = await ada.client.people.invitations.query({});
    const rest = await ada.client.people.invitations.query({ after: first.next ?? "" });
    expect([first.invitations.length, rest.invitations.length, rest.next]).toEqual([pageSize, 5, null]);
    expect(new Set([...first.invitations, ...rest.invitations].map(({ name }) => name))).toEqual(new Set(names));
    expect(rest.invitations.at(-1)?.name).toBe("Guest 0");
  }, 60_000);

  it("notices come newest first, a page at a time, and only their own", async () => {
    const { write } = services().store;
    for (let at = 0; at < 23; at++) {
      await write.breakGlass({ codeHash: "none", freezeIds: [], now: 0, notices: [], drafts: [] });
      const codeHash = `code-${at}`;
      if (at === 0) {
        const hashes = Array.from({ length: 23 }, (_, each) => `code-${each}`);
        await write.saveBreakGlassCodes({ hashes, now: 0, drafts: [] });
      }
      const notices = noticesFor(services(), [ada.personId as PersonId], { kind: "break-glass-used", subject: null });
      const drafts = [systemEntry(services(), { type: "break-glass.used" })];
      await write.breakGlass({ codeHash, freezeIds: [], now: harness.now(), notices, drafts });
    }
    const first = await ada.client.me.notices.query({});
    const rest = await ada.client.me.notices.query({ after: first.next ?? "" });
    expect([first.notices.length, rest.notices.length, rest.next]).toEqual([20, 3, null]);
    const times = [...first.notices, ...rest.notices].map(({ created }) => created);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const other = await seat(services(), made[0] ?? (ada.personId as PersonId), { url: harness.url });
    expect(await other.client.me.notices.query({ after: first.next ?? "" })).toEqual({ notices: [], next: null });
  });

  it("freezing finds its target by name", async () => {
    expect((await ada.client.freeze.targets.query({ scope: "person" })).length).toBe(50);
    const found = await ada.client.freeze.targets.query({ scope: "person", text: "muller 0" });
    expect(found).toEqual([{ id: made[0], name: "Änne Müller 0" }]);
    expect((await ada.client.freeze.targets.query({ scope: "team", text: "team 42" })).length).toBe(1);
    expect((await ada.client.freeze.targets.query({ scope: "project", text: "HER" })).map(({ name }) => name)).toEqual([
      "Hers",
    ]);
  });
});
