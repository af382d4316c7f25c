import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";
import { readForm, requireProject } from "../work/project-of.ts";

/** The form in force; version 0 before the first is published. Reading it is recorded. */
export const form = guarded("form.read", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { formId: id } = await requireProject(ctx.services, input.projectId);
  if (id === null) return { form: null, formId: null, version: 0 };
  return { ...(await readForm(ctx, { id, projectId: input.projectId })), formId: id };
});

/** Lines of one page of versions. */
const pageSize = 50;

const versionsInput = projectInput.extend({
  /** The last version of the page before. */
  before: z.int().min(1).nullable().default(null),
});

/** Published versions, newest first, with who published them. Annotations are pinned to one of them. */
export const formVersions = guarded("form.read", versionsInput, factsOfProject).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const forms = await read.forms(input.projectId, { before: input.before, limit: pageSize + 1 });
  const shown = forms.slice(0, pageSize);
  const authors = await Promise.all(shown.map(({ createdBy }) => read.personById(createdBy)));
  return {
    versions: shown.map(({ id, version, created }, index) => ({
      id,
      version,
      created,
      by: authors[index]?.name ?? "",
    })),
    next: forms.length > pageSize ? (shown.at(-1)?.version ?? null) : null,
  };
});

/** One earlier version, as it was published. Reading it is recorded. */
export const formAt = guarded("form.read", projectInput.extend({ formId: idOf<"form">() }), factsOfProject).query(
  ({ ctx, input }) => readForm(ctx, { id: input.formId, projectId: input.projectId }),
);
