import { and, asc, eq, isNotNull, max, sql, type SQL } from "drizzle-orm";
import type { FormId, ViewId } from "@keyhole/shared/ids";
import type { GuidelineReader } from "../../store/guidelines.ts";
import { absent, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { draftViewVersion, sectionsOf, stateOf, toSection, toState, versionsOf } from "./guidelines-rows.ts";
import { requireHeld, toBlob, toView } from "./work-rows.ts";

const { blobs, guidelineAcknowledgements, guidelineVersions, leases, projects, views } = schema;

export function guidelineReader({ reading }: SqliteContext): GuidelineReader {
  const leaseRow = reading
    .select()
    .from(leases)
    .where(eq(leases.id, sql.placeholder("id")))
    .prepare();
  const firstView = (which: SQL) =>
    reading
      .select({
        id: views.id,
        guidelineVersion: views.guidelineVersion,
        leaseId: views.leaseId,
        formId: views.formId,
      })
      .from(views)
      .where(and(which, isNotNull(views.itemId)))
      .orderBy(asc(views.opened))
      .prepare();
  // Asked with every submit, so they are prepared; an assignment's first view is the oldest over all its leases.
  const firstOfLease = firstView(eq(views.leaseId, sql.placeholder("id")));
  const firstOfAssignment = firstView(eq(views.assignmentId, sql.placeholder("id")));
  return {
    async guidelineState(projectId) {
      const row = stateOf(reading, projectId);
      return row === undefined ? null : toState(row);
    },
    async guidelineOutline(projectId, version) {
      return sectionsOf(reading, projectId, version).map((row) => {
        const { sectionId, audience, fingerprint, changedIn } = toSection(row);
        return { sectionId, audience, fingerprint, changedIn };
      });
    },
    async guidelineVersions(hold, viewId, page) {
      const lease = requireHeld(leaseRow.get({ id: hold.leaseId }), hold);
      const view = reading.select().from(views).where(eq(views.id, viewId)).get() ?? absent();
      const isDraft = view.itemId === null && view.guidelineVersion === draftViewVersion;
      if (view.leaseId !== lease.id || !isDraft) absent();
      return versionsOf(reading, lease.projectId, page);
    },
    async guidelineDuty(projectId, personId) {
      const { guidelineVersion } = projects;
      const project = reading.select({ guidelineVersion }).from(projects).where(eq(projects.id, projectId)).get();
      const current = project?.guidelineVersion ?? 0;
      if (current === 0) return { current, flagged: 0, acknowledged: 0 };
      const flagged = reading
        .select({ version: max(guidelineVersions.version) })
        .from(guidelineVersions)
        .where(and(eq(guidelineVersions.projectId, projectId), eq(guidelineVersions.mustAcknowledge, true)))
        .get();
      const own = and(
        eq(guidelineAcknowledgements.projectId, projectId),
        eq(guidelineAcknowledgements.personId, personId),
      );
      const acknowledged = reading
        .select({ version: max(guidelineAcknowledgements.version) })
        .from(guidelineAcknowledgements)
        .where(own)
        .get();
      return { current, flagged: flagged?.version ?? 0, acknowledged: acknowledged?.version ?? 0 };
    },
    async pinsOf(hold) {
      const row = leaseRow.get({ id: hold.leaseId });
      const lease = requireHeld(row, hold);
      const first =
        lease.assignmentId === null
          ? firstOfLease.get({ id: lease.id })
          : firstOfAssignment.get({ id: lease.assignmentId });
      if (first === undefined) return null;
      const formId = first.leaseId === lease.id ? first.formId : (row?.formId ?? null);
      const { guidelineVersion } = first;
      return { lease, viewId: first.id as ViewId, guidelineVersion, formId: formId as FormId | null }; // own columns
    },
    async guidelinePicture(hold, viewId, blobId) {
      const lease = requireHeld(reading.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
      const row = reading.select().from(views).where(eq(views.id, viewId)).get() ?? absent();
      const blob = reading.select().from(blobs).where(eq(blobs.id, blobId)).get() ?? absent();
      const ofGuideline = row.leaseId === lease.id && row.itemId === null;
      const ofProject = blob.projectId === row.projectId && blob.kind === "guideline-picture";
      if (!ofGuideline || !ofProject) absent();
      const { guidelineVersion: version } = row;
      const shown =
        version === draftViewVersion ||
        sectionsOf(reading, row.projectId, version).some((section) => toSection(section).pictures.includes(blobId));
      return shown ? { view: toView(row), blob: toBlob(blob) } : absent();
    },
  };
}
