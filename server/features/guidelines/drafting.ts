import { KeyholeError } from "@keyhole/shared/errors";
import {
  draftProblems,
  emptyGuideline,
  guidelineBody,
  guidelineLimits,
  picturesIn,
  publishProblems,
  type GuidelineBody,
} from "@keyhole/shared/guidelines/guideline";
import type { StoredGuidelineVersion } from "@keyhole/db/store/guidelines";
import type { View } from "@keyhole/db/store/work";
import { idOf, type PersonId, type ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput, projectInput } from "../work/ids.ts";
import { requireProject } from "../work/project-of.ts";
import { fingerprintOf, openDraft, openVersion, sealDraft, sealNote, sealSection, ticketsFor } from "./records.ts";

/** Saves of one writer closer together than this are one entry. */
const recordEveryMs = 10 * 60_000;
/** Versions of one page of the history. */
const pageSize = 50;

/** The draft and the history for a writer, under a read lease, as a recorded view: a lead's screen leaks like others. */
export const draft = guarded("guideline.write", projectInput.extend(holdInput.shape), factsOfProject).mutation(
  async ({ ctx, input }) => {
    const { services } = ctx;
    const { projectId } = input;
    const hold = holdOf(ctx, input);
    if ((await services.store.read.heldLease(hold)).projectId !== projectId) throw new KeyholeError("absent");
    const viewId = newId<"view">(services);
    const words = { actorRole: "lead", project: projectId, lease: hold.leaseId, view: viewId } as const;
    const opened = await services.store.write.openGuidelineDraft({
      hold,
      viewId,
      versions: pageSize + 1,
      opened: entryOf(ctx, { type: "view.opened", purpose: "read", epoch: hold.epoch, ...words }),
      reopened: entryOf(ctx, { type: "view.reopened", ...words }),
    });
    const { view, lease } = opened;
    const body = opened.draft === null ? emptyGuideline : await openDraft(services, view, opened.draft.body);
    const names = new Map((await services.store.read.members(projectId)).map(({ personId, name }) => [personId, name]));
    const history = await shownVersions(ctx, { view, names }, opened.versions);
    const tickets = ticketsFor(
      ctx,
      { view, epoch: lease.epoch },
      body.sections.flatMap((s) => picturesIn(s.body)),
    );
    await services.store.read.heldLease({ ...hold, now: services.clock() });
    return {
      viewId: view.id,
      body,
      draftVersion: opened.draft?.draftVersion ?? 0,
      saved:
        opened.draft === null ? null : { at: opened.draft.draftSaved, by: names.get(opened.draft.draftBy) ?? null },
      version: history.versions[0]?.version ?? 0,
      ...history,
      ...tickets,
    };
  },
);

const versionsInput = projectInput.extend({
  ...holdInput.shape,
  /** Of the draft: its history is part of what it shows. */
  viewId: idOf<"view">(),
  /** The last version of the page before. */
  before: z.int().min(1),
});

/** Older versions of the history that a draft came with. */
export const versions = guarded("guideline.write", versionsInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const { projectId, viewId, before } = input;
  const hold = holdOf(ctx, input);
  const view = await read.heldView(hold, viewId);
  if (view.projectId !== projectId) throw new KeyholeError("absent");
  const stored = await read.guidelineVersions(hold, viewId, { before, limit: pageSize + 1 });
  const names = new Map((await read.members(projectId)).map(({ personId, name }) => [personId, name]));
  return shownVersions(ctx, { view, names }, stored);
});

/** A page of the history; `stored` holds one more than the page where there are older ones. */
async function shownVersions(
  { services }: ActorContext,
  { view, names }: { readonly view: View; readonly names: ReadonlyMap<PersonId, string> },
  stored: readonly StoredGuidelineVersion[],
) {
  const page = stored.slice(0, pageSize);
  const opened = await Promise.all(
    page.map(async (version) => ({
      ...(await openVersion(services, view, version)),
      by: names.get(version.createdBy) ?? null,
    })),
  );
  return { versions: opened, older: stored.length > pageSize ? (page.at(-1)?.version ?? null) : null };
}

const saveInput = projectInput.extend({ baseVersion: z.int().min(0), body: guidelineBody });

/** Saves the draft with its version. `conflict` when another writer saved one in between; nothing is overwritten. */
export const saveDraft = guarded("guideline.write", saveInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const problems = draftProblems(input.body);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  return ctx.services.store.write.saveGuidelineDraft({
    ...(await savingOf(ctx, input)),
    recordEveryMs,
    draft: entryOf(ctx, { ...changed(input.projectId), change: "edited" }),
  });
});

const publishInput = saveInput.extend({
  /** The version in force that the writer saw; the next one is published. */
  version: z.int().min(0),
  note: z.string().trim().min(1).max(guidelineLimits.note),
  mustAcknowledge: z.boolean(),
});

/** Publishes what the writer sees as the next version; it becomes the draft in the same transaction. */
export const publish = guarded("guideline.write", publishInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { projectId, body } = input;
  const problems = publishProblems(body);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  await requireProject(services, projectId);
  const version = input.version + 1;
  const place = { projectId, version };
  const outline = await services.store.read.guidelineOutline(projectId, input.version);
  const before = new Map(outline.map((section) => [section.sectionId, section]));
  const sections = await Promise.all(
    body.sections.map(async (section) => {
      const fingerprint = await fingerprintOf(services, projectId, section);
      const old = before.get(section.id);
      return {
        sectionId: section.id,
        audience: JSON.stringify(section.audience),
        fingerprint,
        changedIn: old?.fingerprint === fingerprint ? old.changedIn : version,
        body: await sealSection(services, place, section),
        pictures: picturesIn(section.body),
      };
    }),
  );
  const ids = body.sections.map(({ id }) => id);
  const { draftVersion } = await services.store.write.publishGuideline({
    ...(await savingOf(ctx, input)),
    version: {
      version,
      note: await sealNote(services, place, input.note),
      mustAcknowledge: input.mustAcknowledge,
      created: now,
      createdBy: actor.personId,
    },
    sections,
    draft: entryOf(ctx, {
      type: "guideline.published",
      actorRole: "lead",
      project: projectId,
      version,
      sections: ids,
      count: sections.filter(({ changedIn }) => changedIn === version).length,
    }),
  });
  const members = await services.store.read.members(projectId);
  for (const { personId } of members) services.events.toPerson(personId, { kind: "changed", what: "guideline" });
  return { version, draftVersion };
});

const changed = (projectId: ProjectId) =>
  ({ type: "guideline.draft-changed", actorRole: "lead", project: projectId }) as const;

/** What every save says. A picture of another project cannot be referred to: its id opens nothing here. */
async function savingOf(
  { services, actor, now }: ActorContext,
  input: { readonly projectId: ProjectId; readonly baseVersion: number; readonly body: GuidelineBody },
) {
  const { projectId, baseVersion, body } = input;
  return {
    projectId,
    baseVersion,
    guidelineId: newId<"guideline">(services),
    body: await sealDraft(services, projectId, body),
    sectionIds: body.sections.map(({ id }) => id),
    pictureIds: [...new Set(body.sections.flatMap((section) => picturesIn(section.body)))],
    by: actor.personId,
    teamIds: actor.teamIds,
    now,
  };
}
