import { and, eq, isNull, sql } from "drizzle-orm";
import { KeyholeError } from "@keyhole/shared/errors";
import type { DraftSave, GuidelineWriter } from "../../store/guidelines.ts";
import type { Lease, LeaseHold, View } from "../../store/work.ts";
import { absent, conflict, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { guidelinePictures } from "./guidelines-pictures.ts";
import {
  draftViewVersion,
  guidelineView,
  sectionsOf,
  stateOf,
  toSection,
  toState,
  toVersion,
  versionsOf,
} from "./guidelines-rows.ts";
import { requireUnfrozenAtWork } from "./projects-at-work.ts";
import { freezesOver } from "./projects-reader.ts";
import { requireHeld, toLease, toView } from "./work-rows.ts";

const { blobs, guidelineAcknowledgements, guidelines, guidelineSections, guidelineVersions } = schema;
const { leases, projects, views } = schema;

export function guidelineWriter({ writing, queue }: SqliteContext): GuidelineWriter {
  const held = (hold: LeaseHold): Lease =>
    requireHeld(writing.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);

  /** The lease's view of a version, made where there is none yet. */
  const viewOf = (lease: Lease, made: Pick<View, "id" | "guidelineVersion" | "opened">) => {
    const before = guidelineView(writing, lease.id, made.guidelineVersion);
    if (before !== undefined) return { view: toView(before), isNew: false };
    const { projectId, personId, sessionId, granted: markTime } = lease;
    const whose = { leaseId: lease.id, projectId, personId, sessionId, markTime };
    const view: View = { ...made, ...whose, assignmentId: null, itemId: null, formId: null };
    writing.insert(views).values(view).run();
    return { view, isNew: true };
  };

  const pictures = guidelinePictures(writing);
  const mayChange = requireUnfrozenAtWork(writing);

  /** Stores the draft; gives the row as it was, and the guideline's id. */
  const putDraft = (save: DraftSave, recordedAt: (before: typeof guidelines.$inferSelect | undefined) => number) => {
    mayChange({ projectId: save.projectId, personId: save.by, teamIds: save.teamIds });
    const before = stateOf(writing, save.projectId);
    if ((before?.draftVersion ?? 0) !== save.baseVersion) conflict();
    const row = {
      projectId: save.projectId,
      id: before?.id ?? save.guidelineId,
      draft: Buffer.from(save.body),
      draftSections: JSON.stringify(save.sectionIds),
      draftVersion: save.baseVersion + 1,
      draftSaved: save.now,
      draftBy: save.by,
      draftRecorded: recordedAt(before),
    };
    writing.insert(guidelines).values(row).onConflictDoUpdate({ target: guidelines.projectId, set: row }).run();
    pictures.drafted(save);
    return toState(row);
  };

  return {
    grantReadLease: ({ lease, teamIds, granted, takenOver }) =>
      queue.run((transaction) => {
        const { projectId, personId, sessionId, granted: now } = lease;
        if (freezesOver(writing, { personId, projectId, teamIds }).length > 0) throw new KeyholeError("frozen");
        const running = and(
          eq(leases.personId, personId),
          eq(leases.projectId, projectId),
          eq(leases.purpose, "read"),
          isNull(leases.endedAt),
        );
        const before = writing.select().from(leases).where(running).get();
        const runs = before !== undefined && before.expires > now;
        if (runs && before.sessionId === sessionId) return { lease: toLease(before), replaced: null };
        if (before !== undefined) {
          const end = { endedAt: now, endReason: runs ? "taken-over" : "expired" };
          writing.update(leases).set(end).where(eq(leases.id, before.id)).run();
        }
        const epoch = runs ? before.epoch + 1 : 1;
        const none = { taskId: null, assignmentId: null, itemId: null };
        const made = writing
          .insert(leases)
          .values({ ...lease, ...none, purpose: "read", epoch, draftsRecorded: false })
          .returning()
          .get();
        transaction.record(filled(runs ? takenOver : granted, { lease: lease.id, epoch }));
        return { lease: toLease(made), replaced: runs ? toLease(before) : null };
      }),
    readGuideline: ({ hold, viewId, version, sectionIds, read }) =>
      queue.run((transaction) => {
        const lease = held(hold);
        const { projectId } = lease;
        const state = stateOf(writing, projectId) ?? absent();
        const which = and(eq(guidelineVersions.projectId, projectId), eq(guidelineVersions.version, version));
        const stored = writing.select().from(guidelineVersions).where(which).get() ?? absent();
        const sections = sectionsOf(writing, projectId, version)
          .map(toSection)
          .filter(({ sectionId }) => sectionIds.includes(sectionId));
        if (sections.length !== sectionIds.length || sections.length === 0) absent();
        const { view, isNew } = viewOf(lease, { id: viewId, guidelineVersion: version, opened: hold.now });
        const { id: guidelineId } = toState(state);
        if (isNew) {
          const { epoch, id, purpose } = lease;
          const known = { guideline: guidelineId, view: view.id, lease: id, epoch, purpose };
          transaction.record(filled(read, { ...known, version, sections: [...sectionIds] }));
        }
        return { lease, view, guidelineId, version: toVersion(stored), sections };
      }),
    openGuidelineDraft: ({ hold, viewId, versions: limit, opened, reopened }) =>
      queue.run((transaction) => {
        const lease = held(hold);
        const row = stateOf(writing, lease.projectId);
        const made = { id: viewId, guidelineVersion: draftViewVersion, opened: hold.now };
        const { view, isNew } = viewOf(lease, made);
        const sections = row === undefined ? [] : (JSON.parse(row.draftSections) as string[]);
        const state = row === undefined ? null : toState(row);
        transaction.record(
          filled(isNew ? opened : reopened, {
            lease: lease.id,
            view: view.id,
            purpose: lease.purpose,
            epoch: lease.epoch,
            ...(state === null ? {} : { guideline: state.id, version: state.draftVersion }),
            // Written by `putDraft` from section ids.
            ...(sections.length === 0 ? {} : { sections: sections as never }),
          }),
        );
        const draft = row === undefined || state === null ? null : { ...state, body: row.draft };
        return { lease, view, draft, versions: versionsOf(writing, lease.projectId, { before: null, limit }) };
      }),
    saveGuidelineDraft: (save) =>
      queue.run((transaction) => {
        let isRecorded = true;
        const { id, draftVersion } = putDraft(save, (before) => {
          const recent =
            before !== undefined && before.draftBy === save.by && save.now - before.draftRecorded < save.recordEveryMs;
          isRecorded = !recent;
          return recent ? before.draftRecorded : save.now;
        });
        if (isRecorded) transaction.record(filled(save.draft, { guideline: id, version: draftVersion }));
        return { draftVersion };
      }),
    publishGuideline: ({ version, sections, ...save }) =>
      queue.run((transaction) => {
        const { projectId } = save;
        const next = { guidelineVersion: version.version, version: sql`${projects.version} + 1` };
        const inForce = and(eq(projects.id, projectId), eq(projects.guidelineVersion, version.version - 1));
        if (writing.update(projects).set(next).where(inForce).run().changes === 0) conflict();
        const { id, draftVersion } = putDraft(save, () => save.now);
        writing
          .insert(guidelineVersions)
          .values({ ...version, projectId, note: Buffer.from(version.note) })
          .run();
        sections.forEach((section, ord) => {
          const row = { ...section, projectId, version: version.version, ord, body: Buffer.from(section.body) };
          writing
            .insert(guidelineSections)
            .values({ ...row, pictures: JSON.stringify(section.pictures) })
            .run();
        });
        pictures.published(
          projectId,
          sections.flatMap((section) => section.pictures),
        );
        transaction.record(filled(save.draft, { guideline: id }));
        return { draftVersion };
      }),
    addGuidelinePicture: ({ blob, by, teamIds, drafts }) =>
      queue.run((transaction) => {
        mayChange({ projectId: blob.projectId, personId: by, teamIds });
        writing.insert(blobs).values(blob).run();
        pictures.added(blob);
        recordAll(transaction, drafts);
      }),
    removeUnusedPictures: (which, makeDraft) =>
      queue.run((transaction) => {
        const { counts, blobIds } = pictures.removeUnused(which);
        for (const [projectId, count] of counts) transaction.record(makeDraft(projectId, count));
        return { pictures: [...counts.values()].reduce((sum, count) => sum + count, 0), blobIds };
      }, true),
    acknowledgeGuideline: ({ hold, version, draft }) =>
      queue.run((transaction) => {
        const { id, projectId, personId } = held(hold);
        const project = writing.select().from(projects).where(eq(projects.id, projectId)).get() ?? absent();
        if (project.guidelineVersion !== version) conflict();
        if (guidelineView(writing, id, version) === undefined) absent();
        const state = toState(stateOf(writing, projectId) ?? absent());
        const row = { projectId, personId, version, at: hold.now };
        const { changes } = writing.insert(guidelineAcknowledgements).values(row).onConflictDoNothing().run();
        if (changes === 1) transaction.record(filled(draft, { guideline: state.id, version, lease: id }));
      }),
  };
}
