import { and, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { Freeze, ProjectWriter } from "../../store/projects.ts";
import type { EntryDraft } from "../../store/trail.ts";
import { conflict, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { endLeases } from "./leases-ending.ts";
import { requireUnfrozenAtWork } from "./projects-at-work.ts";
import { toForm, toFreeze } from "./projects-reader.ts";

const { projects, projectMembers, projectKeys, forms, formReads, freezes, settings, leases, teamMembers } = schema;

/** The leases that a freeze covers. */
function covered({ scope, scopeId }: Freeze): SQL {
  switch (scope) {
    case "everything":
      return isNull(leases.endedAt);
    case "project":
      return eq(leases.projectId, scopeId);
    case "person":
      return eq(leases.personId, scopeId);
    case "team":
      return inArray(
        leases.personId,
        sql`(select ${teamMembers.personId} from ${teamMembers} where ${teamMembers.teamId} = ${scopeId})`,
      );
  }
}

export function projectWriter({ writing, queue }: SqliteContext): ProjectWriter {
  const simply = (drafts: readonly EntryDraft[], change: () => void): Promise<void> =>
    queue.run((transaction) => {
      change();
      recordAll(transaction, drafts);
    });

  const mayPublish = requireUnfrozenAtWork(writing);

  const isOnlyLead = (projectId: string, personId: string): boolean => {
    const ofProject = and(eq(projectMembers.projectId, projectId), eq(projectMembers.role, "lead"));
    const leads = writing.select({ id: projectMembers.personId }).from(projectMembers).where(ofProject).limit(2).all();
    return leads.length === 1 && leads[0]?.id === personId;
  };

  return {
    createProject: ({ project, key, lead, drafts }) =>
      simply(drafts, () => {
        writing.insert(projects).values(project).run();
        writing
          .insert(projectKeys)
          .values({ ...key, wrapped: Buffer.from(key.wrapped), projectId: project.id })
          .run();
        const since = project.created;
        writing
          .insert(projectMembers)
          .values({ projectId: project.id, personId: lead, role: "lead", grantedBy: lead, since })
          .run();
      }),
    setMember: ({ projectId, personId, role, by, now, drafts }) =>
      simply(drafts, () => {
        const which = and(eq(projectMembers.projectId, projectId), eq(projectMembers.personId, personId));
        if (role !== "lead" && isOnlyLead(projectId, personId)) conflict();
        if (role === null) writing.delete(projectMembers).where(which).run();
        else {
          const row = { projectId, personId, role, grantedBy: by, since: now };
          const target = [projectMembers.projectId, projectMembers.personId];
          writing.insert(projectMembers).values(row).onConflictDoUpdate({ target, set: row }).run();
        }
        const held = and(eq(leases.personId, personId), eq(leases.projectId, projectId));
        endLeases(writing, held, { at: now, reason: "revoked" });
      }),
    readForm: ({ formId, projectId, personId, now, recordEveryMs, read }) =>
      queue.run((transaction) => {
        const which = and(eq(forms.id, formId), eq(forms.projectId, projectId));
        const stored = writing.select().from(forms).where(which).get();
        if (stored === undefined) return null;
        const earlier = and(eq(formReads.personId, personId), eq(formReads.formId, formId));
        const before = writing.select().from(formReads).where(earlier).get();
        if (before === undefined || now - before.recorded >= recordEveryMs) {
          const row = { personId, formId, recorded: now };
          const target = [formReads.personId, formReads.formId];
          writing.insert(formReads).values(row).onConflictDoUpdate({ target, set: row }).run();
          transaction.record(filled(read, { version: stored.version }));
        }
        return toForm(stored);
      }),
    publishForm: ({ form, teamIds, drafts }) =>
      simply(drafts, () => {
        mayPublish({ projectId: form.projectId, personId: form.createdBy, teamIds });
        const last = writing
          .select({ version: sql<number | null>`max(${forms.version})` })
          .from(forms)
          .where(eq(forms.projectId, form.projectId))
          .get();
        if (form.version !== (last?.version ?? 0) + 1) conflict();
        writing
          .insert(forms)
          .values({ ...form, body: Buffer.from(form.body) })
          .run();
        const next = { formId: form.id, version: sql`${projects.version} + 1` };
        writing.update(projects).set(next).where(eq(projects.id, form.projectId)).run();
      }),
    freeze: (freeze, drafts) =>
      queue.run((transaction) => {
        const same = and(
          eq(freezes.scope, freeze.scope),
          eq(freezes.scopeId, freeze.scopeId),
          isNull(freezes.liftedAt),
        );
        const before = writing.select().from(freezes).where(same).get();
        if (before === undefined) writing.insert(freezes).values(freeze).run();
        const id = before === undefined ? freeze.id : toFreeze(before).id;
        const ended = endLeases(writing, covered(freeze), { at: freeze.setAt, reason: "frozen" });
        const [first, ...rest] = drafts;
        if (first !== undefined) recordAll(transaction, [filled(first, { freeze: id, count: ended.length }), ...rest]);
        return { sessions: [...new Set(ended)], leases: ended.length };
      }),
    saveSetting: (key, value, { now, drafts }) =>
      simply(drafts, () => {
        const row = { key, value, changed: now };
        writing.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
      }),
  };
}
