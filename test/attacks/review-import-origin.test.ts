import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { projectWith, reached, uploaded } from "../imports/importing.ts";
import { startHarness, type Harness, type Visitor } from "../harness.ts";

let harness: Harness;
let lena: Visitor;
let otto: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lena = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  otto = await harness.person({ name: "Otto Other" });
});
afterAll(() => harness.close());

const idOf = (who: Visitor) => who.personId as PersonId;

async function shared() {
  const projectId = await projectWith(lena, templates["text-classification"]);
  await lena.client.project.setMember.mutate({ projectId, personId: idOf(otto), role: "lead" });
  return projectId;
}

async function entries(projectId: Awaited<ReturnType<typeof shared>>, type: string) {
  const rows = await harness.app.services.store.read.searchTrail({ project: projectId, types: [type], limit: 20 });
  return rows.flatMap(({ entry }) => {
    const read = decodeEntry(entry);
    return read.ok ? [read.value] : [];
  });
}

it("an import runs with the rights of who started it, and its entries name them", async () => {
  const projectId = await shared();
  const body = '{"id": "a", "text": "one"}\n{"id": "b", "text": "two"}\n';
  const importId = await uploaded(lena, projectId, [{ name: "rows.jsonl", body }]);
  const { plan } = await lena.client.imports.preview.query({ importId, plan: null });
  await otto.client.project.setMember.mutate({ projectId, personId: idOf(lena), role: null });
  await otto.client.imports.start.mutate({ importId, plan });
  expect(await reached(otto, importId, "finished", "stopped")).toMatchObject({ state: "finished", added: 2 });
  const added = await entries(projectId, "item.changed");
  expect(added.map(({ actor }) => actor)).toEqual([otto.personId]);
  expect((await entries(projectId, "import.finished")).map(({ actor }) => actor)).toEqual([otto.personId]);
});

it("I1: the problems of a run quote records, so reading them is an entry", async () => {
  const projectId = await shared();
  const body = '{"id": "a", "text": "one"}\n{"id": "a", "text": "two"}\n';
  const importId = await uploaded(lena, projectId, [{ name: "rows.jsonl", body }]);
  const { plan } = await lena.client.imports.preview.query({ importId, plan: null });
  await lena.client.imports.start.mutate({ importId, plan });
  await reached(lena, importId, "finished", "stopped");
  const { problems } = await otto.client.imports.problems.query({ importId });
  expect(problems).toHaveLength(1);
  const read = await entries(projectId, "import.problems-read");
  expect(read.map(({ actor, import: of }) => [actor, of])).toEqual([[otto.personId, importId]]);
});
