import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FreezeScope } from "@keyhole/shared/vocabulary";
import type { PersonId, ProjectId, TeamId } from "@keyhole/shared/ids";
import { aProject, draft, id, now, temporaryStore, type TemporaryStore } from "./fixtures.ts";

let temporary: TemporaryStore;
let projectId: ProjectId;
const lead: PersonId = id();
const team: TeamId = id();

beforeEach(async () => {
  temporary = temporaryStore();
  projectId = await aProject(temporary.store, lead);
});
afterEach(() => temporary.remove());

const write = () => temporary.store.write;
const by = { by: lead, teamIds: [team], now };

const saving = () => ({
  projectId,
  guidelineId: id<"guideline">(),
  baseVersion: 0,
  body: Buffer.from("sealed"),
  sectionIds: [],
  pictureIds: [],
  ...by,
  draft: draft("guideline.draft-changed", { project: projectId }),
});

const writings = {
  "a form": () =>
    write().publishForm({
      form: { id: id(), projectId, version: 1, body: Buffer.from("sealed"), created: now, createdBy: lead },
      teamIds: [team],
      drafts: [draft("form.published", { project: projectId })],
    }),
  "a guideline": () =>
    write().publishGuideline({
      ...saving(),
      version: { version: 1, note: Buffer.from("sealed"), mustAcknowledge: false, created: now, createdBy: lead },
      sections: [],
    }),
  "a draft": () => write().saveGuidelineDraft({ ...saving(), recordEveryMs: 600_000 }),
  "a picture": () =>
    write().addGuidelinePicture({
      blob: {
        id: id(),
        projectId,
        itemId: null,
        kind: "guideline-picture",
        bytes: 10,
        mime: "image/png",
        width: 1,
        height: 1,
        field: null,
        created: now,
      },
      by: lead,
      teamIds: [team],
      drafts: [draft("guideline.draft-changed", { project: projectId })],
    }),
} as const;

const freeze = (scope: FreezeScope, scopeId: string) =>
  write().freeze({ id: id(), scope, scopeId, setBy: lead, setAt: now }, [draft("freeze.set", {})]);
const archive = () =>
  write().changeProject({
    id: projectId,
    version: 1,
    change: { archivedAt: now },
    now,
    drafts: [draft("project.archived", { project: projectId })],
  });

const entriesOf = async (type: string): Promise<number> =>
  (await temporary.store.read.searchTrail({ project: projectId, types: [type], limit: 10 })).length;

describe.each(Object.entries(writings))("%s", (_name, written) => {
  // Asked before the freeze, decided after it: the policy has allowed it already, and both stand in one batch.
  it.each(["everything", "project", "person", "team"] as const)(
    "is refused when a freeze of %s came first",
    async (scope) => {
      const scopeId = { everything: "", project: projectId, person: lead, team }[scope];
      const [frozen, outcome] = await Promise.allSettled([freeze(scope, scopeId), written()]);
      expect(frozen.status).toBe("fulfilled");
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "frozen" } });
    },
  );

  it("is refused in its transaction when the project was archived first", async () => {
    const [archived, outcome] = await Promise.allSettled([archive(), written()]);
    expect(archived.status).toBe("fulfilled");
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "absent" } });
  });

  it("is written otherwise, also where something else is frozen", async () => {
    await freeze("project", id());
    await written();
  });
});

it("what was refused changes nothing and leaves no entry", async () => {
  await Promise.allSettled([freeze("project", projectId), writings["a form"](), writings["a guideline"]()]);
  const project = await temporary.store.read.projectById(projectId);
  expect([project?.formId, project?.guidelineVersion, project?.version]).toEqual([null, 0, 1]);
  expect([await entriesOf("form.published"), await entriesOf("guideline.draft-changed")]).toEqual([0, 0]);
});
