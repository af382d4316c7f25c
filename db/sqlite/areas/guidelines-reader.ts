import { and, asc, eq, isNotNull, max, or } from "drizzle-orm";
import type { GuidelineReader } from "../../store/guidelines.ts";
import { absent, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { draftViewVersion, sectionsOf, stateOf, toSection, toState } from "./guidelines-rows.ts";
import { requireHeld, toBlob, toView } from "./work-rows.ts";

const { blobs, guidelineAcknowledgements, guidelineVersions, leases, projects, views } = schema;

export function guidelineReader({ reading }: SqliteContext): GuidelineReader {
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
    async guidelineVersionSeen(hold) {
      const lease = requireHeld(reading.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
      const own = eq(views.leaseId, lease.id);
      const which = lease.assignmentId === null ? own : or(own, eq(views.assignmentId, lease.assignmentId));
      const row = reading
        .select()
        .from(views)
        .where(and(which, isNotNull(views.itemId)))
        .orderBy(asc(views.opened))
        .limit(1)
        .get();
      return row?.guidelineVersion ?? null;
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
