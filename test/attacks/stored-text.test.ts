import { Agent, request as httpRequest, globalAgent } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createLog } from "@keyhole/server/log";
import type { ProjectId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { answersOf, holdOf, stored, submission, text, workProject } from "../flows/work.ts";
import { everyone, guideline, publishAs, reading, section } from "../flows/guidelines.ts";
import { password, startHarness, type Harness } from "../harness.ts";

// I11, I13: every text that a person can enter, with a corpus of what breaks pages, sheets, logs and addresses. The server
// keeps it as data and gives it back as inert JSON; that pages draw it as text is test/browser's part. And while all of this
// happens, nothing of it reaches a log line, and no connection leaves the process.

const corpus = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<svg/onload=alert(1)>",
  "javascript:alert(1)",
  "[x](javascript:alert(1))",
  "![x](data:text/html;base64,PHNjcmlwdD4=)",
  "</title></textarea></script><script>alert(1)</script>",
  "{{constructor.constructor('alert(1)')()}}",
  "<iframe srcdoc='<script>parent.alert(1)</script>'>",
  '<a href="https://evil.test" ping="https://evil.test">x</a>',
  "<style>@import 'https://evil.test/x.css'</style>",
  '=HYPERLINK("https://evil.test";"x")',
  "+cmd|' /C calc'!A0",
  "@SUM(1+1)",
  "\u202Egnp.exe",
  "https://evil.test/track.png",
  "file:///etc/passwd",
  "http://169.254.169.254/latest/meta-data/",
];
const [script = ""] = corpus;

let harness: Harness;
let lead: Seat;
let labeler: Seat;
let admin: Seat;
let projectId: ProjectId;
const lines: string[] = [];
const outbound: string[] = [];

beforeAll(async () => {
  // Every socket that this process opens, whoever opens it; the test's own browsers speak to the server's port.
  // oxlint-disable-next-line typescript/unbound-method -- called below with its own `this`
  const before = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...args: unknown[]) {
    outbound.push(JSON.stringify(args[0]));
    return Reflect.apply(before, this, args) as Socket; // the same function
  });
  harness = await startHarness();
  const { services } = harness.app;
  Object.assign(services, { log: createLog("debug", (line) => void lines.push(line)) });
  const { url } = harness;
  const at = async (name: string, duties = {}) => seat(services, await makePerson(services, name, duties), { url });
  admin = await at("Ada Administrator", { administrator: true });
  lead = await at("Lovis Lead", { mayCreateProjects: true });
  labeler = await at("Lasse Labeler");
  projectId = await workProject(harness, { lead, labelers: [labeler], items: corpus.map(text) });
}, 120_000);
afterAll(async () => {
  await harness.close();
  vi.restoreAllMocks();
});

/** The reply as it is on the wire: inert JSON that holds the text as it was entered. */
async function givenBack(who: Seat, name: string, input: unknown, entered: string): Promise<void> {
  const reply = await who.fetch(`/rpc/${name}`, {
    method: "POST",
    headers: { "x-keyhole": "1", "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const body = await reply.text();
  expect(reply.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  expect(reply.headers.get("content-security-policy")).toContain("sandbox");
  expect(body).toContain(JSON.stringify(entered).slice(1, -1));
}

describe("hostile text", () => {
  it.each(corpus)("in names of projects, people, teams and settings: %s", async (evil) => {
    const made = await lead.client.project.create.mutate({ name: evil });
    await givenBack(lead, "project.own", null, evil);
    await givenBack(lead, "project.detail", made, evil);
    const roles = { administrator: false, securityReviewer: false, mayCreateProjects: false };
    await admin.client.people.invite.mutate({ name: evil, ...roles });
    await givenBack(admin, "people.invitations", {}, evil);
    await admin.client.teams.save.mutate({ teamId: null, name: evil, networks: [], endsAt: null, add: [] });
    await givenBack(admin, "teams.list", {}, evil);
  });

  it("in labels, titles and descriptions of a form", async () => {
    const { questions, ...rest } = templates["text-classification"];
    const form = {
      ...rest,
      questions: questions.map((question) => ({ ...question, title: script, description: script })),
    };
    const made = await lead.client.project.create.mutate({ name: "Form" });
    await lead.client.project.publishForm.mutate({ projectId: made.projectId, form, formVersion: 0 });
    await givenBack(lead, "project.form", { projectId: made.projectId }, script);
  });

  it("in guidelines: sections, titles and notes come back as they were, for the one sanitising renderer", async () => {
    const body = corpus.join("\n\n");
    await publishAs(lead, projectId, guideline(section(script, body, everyone)), { note: script });
    const { read } = await reading(labeler, projectId);
    expect(read?.sections[0]).toMatchObject({ title: script, body });
  });

  it("in items, answers, drafts, reasons and comments", async () => {
    for (const evil of corpus.slice(0, 3)) {
      const opened = await labeler.client.work.next.mutate({ projectId });
      const shown = Object.values(opened.fields)[0];
      expect(shown?.kind === "text" && corpus.includes(shown.text)).toBe(true);
      await givenBack(labeler, "work.open", holdOf(opened), shown?.kind === "text" ? shown.text : "");
      const hold = { ...holdOf(opened), activeMs: 0 };
      const evilAnswers = answersOf({ note: stored("text", { text: evil }) });
      await labeler.client.work.saveDraft.mutate({ ...hold, baseVersion: 0, answers: evilAnswers });
      await givenBack(labeler, "work.open", holdOf(opened), evil);
      await labeler.client.work.end.mutate({ ...holdOf(opened), end: "flagged", reason: evil });
    }
  });

  it("in the trail stands nowhere: entries hold no text that a person entered", async () => {
    const rows = await harness.app.services.store.read.searchTrail({ limit: 2_000 });
    expect(rows.length).toBeGreaterThan(100);
    const all = rows.map((row) => Buffer.from(row.entry).toString("utf8")).join("\n");
    for (const evil of corpus) expect([evil, all.includes(JSON.stringify(evil).slice(1, -1))]).toEqual([evil, false]);
    for (const name of ["Ada Administrator", "Lovis Lead", "Lasse Labeler", password]) expect(all).not.toContain(name);
  });
});

describe("meanwhile", () => {
  it("a stored answer of another type, and one that is too large, are refused", async () => {
    const opened = await labeler.client.work.next.mutate({ projectId });
    const wrong = submission(opened, answersOf({ [script]: stored("text", script) }));
    await expect(labeler.client.work.submit.mutate(wrong)).rejects.toThrow("invalid");
  });

  it("no log line holds a name, a text, a token or a password, also not of what failed", async () => {
    const visitor = harness.visitor();
    await visitor.client.session.signIn
      .mutate({ login: "lovis.secret", password: "pass-phrase-in-log" })
      .catch(() => null);
    await visitor.fetch("/csp-report", {
      method: "POST",
      headers: { "content-type": "application/csp-report" },
      body: '{"csp-report":{"blocked-uri":"inline"}}\n{"level":"info","message":"forged"}',
    });
    const broken = vi
      .spyOn(harness.app.services.store.read, "projectsOf")
      .mockRejectedValue(new Error(`no such table: ${script} pass-phrase-in-log`));
    const failed = await lead.fetch("/rpc/project.own", {
      method: "POST",
      headers: { "x-keyhole": "1", "content-type": "application/json" },
      body: "null",
    });
    broken.mockRestore();
    expect([failed.status, (await failed.text()).includes("table")]).toEqual([500, false]);
    expect(lines.length).toBeGreaterThan(1);
    const all = lines.join("");
    for (const word of [...corpus, "Lovis", "lovis.secret", "Lasse", "pass-phrase-in-log", "no such table"]) {
      expect([word, all.includes(word)]).toEqual([word, false]);
    }
    for (const who of [lead, labeler, admin])
      for (const token of who.cookies.values()) expect(all).not.toContain(token);
    expect(
      all
        .split("\n")
        .filter((line) => line !== "")
        .every((line) => line.startsWith('{"level":')),
    ).toBe(true);
  });

  it("I11 no connection was opened but to the server's own port: no address in any text was ever fetched", async () => {
    // The hook sees what is opened.
    await new Promise((resolve) => {
      const probe = httpRequest({ host: "127.0.0.1", port: 9, agent: new Agent() }, resolve);
      probe.once("error", resolve);
      probe.end();
    });
    globalAgent.destroy();
    expect(outbound.filter((target) => target.includes('"port":9'))).toHaveLength(1);
    const { port } = new URL(harness.url);
    const foreign = outbound.filter(
      (target) => !target.includes(`"port":"${port}"`) && !target.includes(`"port":${port}`),
    );
    expect(foreign.filter((target) => !target.includes('"port":9'))).toEqual([]);
  });
});
