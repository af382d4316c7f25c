import { afterAll, beforeAll, expect, it } from "vitest";
import { pictureUploadType } from "@keyhole/server/features/guidelines/pictures";
import { projectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { picture } from "../exports/fixture.ts";
import { projectWith, uploaded } from "../imports/importing.ts";
import { startHarness, type Harness, type Visitor } from "../harness.ts";

let harness: Harness;
let lead: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
});
afterAll(() => harness.close());

it("pictures of a guideline count for the project's storage", async () => {
  const projectId = await projectWith(lead, templates["text-classification"]);
  const send = async () => {
    const headers = { "x-keyhole": "1", "content-type": pictureUploadType };
    const body = new Uint8Array(await picture(1_200, 900));
    return lead.fetch(`/media/guideline-picture/${projectId}`, { method: "POST", headers, body });
  };
  expect((await send()).status).toBe(200);
  const stored = await harness.app.services.store.read.storedBytes(projectId);
  const { version, settings } = await lead.client.project.detail.query({ projectId });
  const full = projectSettings.parse({ ...settings, storageBytes: Math.max(stored, 1) });
  await lead.client.project.change.mutate({ projectId, version, settings: full });
  const refused = await send();
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "quota" });
});

it("a preview holds a bounded number of bytes, however large the records are", { timeout: 60_000 }, async () => {
  const projectId = await projectWith(lead, templates["text-classification"]);
  const long = "x".repeat(3_000_000);
  const lines = Array.from({ length: 24 }, (_, index) =>
    JSON.stringify({ id: `row-${index}`, text: long, more: long.slice(0, 900_000) }),
  );
  const importId = await uploaded(lead, projectId, [{ name: "rows.jsonl", body: lines.join("\n") }]);
  const preview = await lead.client.imports.preview.query({ importId, plan: null });
  expect(preview.whole).toBe(false);
  expect(preview.scanned).toBeGreaterThan(0);
  expect(preview.scanned).toBeLessThanOrEqual(10);
});

it("reports that anybody may send are logged thirty times a minute at most", async () => {
  const { log } = harness.app.services;
  const before = log.warn.bind(log);
  let logged = 0;
  log.warn = () => void logged++;
  const headers = { "content-type": "application/csp-report" };
  for (let n = 0; n < 40; n++) {
    expect((await harness.visitor().fetch("/csp-report", { method: "POST", headers, body: "{}" })).status).toBe(204);
  }
  log.warn = before;
  expect(logged).toBeGreaterThanOrEqual(30);
  expect(logged).toBeLessThanOrEqual(60);
});
