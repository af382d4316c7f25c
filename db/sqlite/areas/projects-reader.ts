import { and, asc, desc, eq, inArray, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { FormId, FreezeId, PersonId, ProjectId } from "@keyhole/shared/ids";
import type { FreezeScope, ProjectRole } from "@keyhole/shared/vocabulary";
import type { Freeze, Project, ProjectReader, StoredForm } from "../../store/projects.ts";
import type { Person } from "../../store/people.ts";
import type { SqliteContext } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { toPerson } from "./people-reader.ts";

const { projects, projectMembers, projectKeys, forms, freezes, settings, people } = schema;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.
export const toProject = (row: typeof projects.$inferSelect): Project => ({
  ...row,
  id: row.id as ProjectId,
  formId: row.formId as FormId | null,
});

export const toFreeze = (row: typeof freezes.$inferSelect): Freeze => ({
  id: row.id as FreezeId,
  scope: row.scope as FreezeScope,
  scopeId: row.scopeId,
  setBy: row.setBy as PersonId,
  setAt: row.setAt,
});

export const toForm = (row: typeof forms.$inferSelect): StoredForm => ({
  ...row,
  id: row.id as FormId,
  projectId: row.projectId as ProjectId,
  createdBy: row.createdBy as PersonId,
});

export interface FreezeOver {
  readonly personId?: string;
  readonly teamIds?: readonly string[];
  readonly projectId?: string;
}

/** Freezes in force over any of these; used by the Reader and inside the writing transactions alike. */
export function freezesOver(database: Drizzle, over: FreezeOver): Freeze[] {
  const covers: SQL[] = [eq(freezes.scope, "everything")];
  const cover = (scope: FreezeScope, ids: readonly string[]): void => {
    const both = and(eq(freezes.scope, scope), inArray(freezes.scopeId, [...ids]));
    if (ids.length > 0 && both !== undefined) covers.push(both);
  };
  cover("person", over.personId === undefined ? [] : [over.personId]);
  cover("team", over.teamIds ?? []);
  cover("project", over.projectId === undefined ? [] : [over.projectId]);
  return database
    .select()
    .from(freezes)
    .where(and(isNull(freezes.liftedAt), or(...covers)))
    .orderBy(asc(freezes.setAt))
    .all()
    .map(toFreeze);
}

export function projectReader({ reading }: SqliteContext): ProjectReader {
  // Read with every request of a worker: building a statement costs more than running it.
  const byId = reading
    .select()
    .from(projects)
    .where(eq(projects.id, sql.placeholder("id")))
    .prepare();
  const roleOf = reading
    .select({ role: projectMembers.role })
    .from(projectMembers)
    .where(
      and(
        eq(projectMembers.projectId, sql.placeholder("projectId")),
        eq(projectMembers.personId, sql.placeholder("personId")),
      ),
    )
    .prepare();
  const anyIsFrozen = sql<number>`exists (select 1 from ${freezes} where ${freezes.liftedAt} is null)`;
  const standing = reading
    .select({ archivedAt: projects.archivedAt, role: projectMembers.role, anyIsFrozen })
    .from(projects)
    .leftJoin(
      projectMembers,
      and(eq(projectMembers.projectId, projects.id), eq(projectMembers.personId, sql.placeholder("personId"))),
    )
    .where(eq(projects.id, sql.placeholder("projectId")))
    .prepare();
  const form = reading
    .select()
    .from(forms)
    .where(eq(forms.id, sql.placeholder("id")))
    .prepare();
  const anyFreeze = reading.select({ id: freezes.id }).from(freezes).where(isNull(freezes.liftedAt)).prepare();
  return {
    async projectById(id) {
      const row = byId.get({ id });
      return row === undefined ? null : toProject(row);
    },
    async standingIn({ projectId, personId, teamIds }) {
      const row = standing.get({ projectId, personId });
      const mayBeFrozen = row === undefined ? anyFreeze.get() !== undefined : row.anyIsFrozen === 1;
      const frozen = mayBeFrozen && freezesOver(reading, { projectId, personId, teamIds }).length > 0;
      if (row === undefined) return { role: null, frozen, archived: false };
      return { role: row.role as ProjectRole | null, frozen, archived: row.archivedAt !== null };
    },
    async roleIn(projectId, personId) {
      const row = roleOf.get({ projectId, personId });
      return row === undefined ? null : (row.role as ProjectRole);
    },
    async projectsOf(personId) {
      const rows = reading
        .select({ project: projects, role: projectMembers.role })
        .from(projectMembers)
        .innerJoin(projects, eq(projects.id, projectMembers.projectId))
        .where(and(eq(projectMembers.personId, personId), isNull(projects.archivedAt)))
        .orderBy(asc(projects.name), asc(projects.id))
        .all();
      return rows.map(({ project, role }) => ({ ...toProject(project), role: role as ProjectRole }));
    },
    async rolesOf(personId) {
      const rows = reading
        .select({ projectId: projectMembers.projectId, role: projectMembers.role })
        .from(projectMembers)
        .where(eq(projectMembers.personId, personId))
        .orderBy(asc(projectMembers.projectId))
        .all();
      return rows.map((row) => ({ projectId: row.projectId as ProjectId, role: row.role as ProjectRole }));
    },
    async leadsOf(projectIds) {
      const rows = reading
        .select({ person: people, projectId: projectMembers.projectId })
        .from(projectMembers)
        .innerJoin(people, eq(people.id, projectMembers.personId))
        .where(and(inArray(projectMembers.projectId, [...projectIds]), eq(projectMembers.role, "lead")))
        .orderBy(asc(people.name), asc(people.id), asc(projectMembers.projectId))
        .all();
      const leads = new Map<string, { readonly person: Person; readonly leads: ProjectId[] }>();
      for (const { person, projectId } of rows) {
        const lead = leads.get(person.id) ?? { person: toPerson(person), leads: [] };
        lead.leads.push(projectId as ProjectId);
        leads.set(person.id, lead);
      }
      return Array.from(leads.values(), ({ person, leads: led }) => ({ ...person, leads: led }));
    },
    async allProjects() {
      return reading.select().from(projects).orderBy(asc(projects.name), asc(projects.id)).all().map(toProject);
    },
    async members(projectId) {
      const rows = reading
        .select({
          personId: projectMembers.personId,
          name: people.name,
          role: projectMembers.role,
          since: projectMembers.since,
        })
        .from(projectMembers)
        .innerJoin(people, eq(people.id, projectMembers.personId))
        .where(eq(projectMembers.projectId, projectId))
        .orderBy(asc(people.name), asc(people.id))
        .all();
      return rows.map((row) => ({ ...row, personId: row.personId as PersonId, role: row.role as ProjectRole }));
    },
    async projectKeys(projectId) {
      const which = eq(projectKeys.projectId, projectId);
      return reading.select().from(projectKeys).where(which).orderBy(asc(projectKeys.version)).all();
    },
    async formById(id) {
      const row = form.get({ id });
      return row === undefined ? null : toForm(row);
    },
    async forms(projectId, { before, limit }) {
      const rows = reading
        .select()
        .from(forms)
        .where(and(eq(forms.projectId, projectId), before === null ? undefined : lt(forms.version, before)))
        .orderBy(desc(forms.version))
        .limit(limit)
        .all();
      return rows.map((row) => {
        const { body: _body, ...rest } = toForm(row);
        return rest;
      });
    },
    async freezesOver(over) {
      return anyFreeze.get() === undefined ? [] : freezesOver(reading, over);
    },
    async activeFreezes() {
      return reading
        .select()
        .from(freezes)
        .where(isNull(freezes.liftedAt))
        .orderBy(desc(freezes.setAt))
        .all()
        .map(toFreeze);
    },
    async setting(key) {
      return reading.select().from(settings).where(eq(settings.key, key)).get()?.value ?? null;
    },
  };
}
