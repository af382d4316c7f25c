import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";
import { openForm, requireProject } from "../work/project-of.ts";

/** The form in force; version 0 before the first is published. */
export const form = guarded("form.read", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const project = await requireProject(ctx.services, input.projectId);
  if (project.formId === null) return { form: null, formId: null, version: 0 };
  const opened = await openForm(ctx.services, project.formId);
  return { ...opened, formId: project.formId };
});

/** Every published version, newest first, with who published it. Annotations are pinned to one of them. */
export const formVersions = guarded("form.read", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const forms = await read.forms(input.projectId);
  const authors = await Promise.all(forms.map(({ createdBy }) => read.personById(createdBy)));
  return forms.map(({ id, version, created }, index) => ({ id, version, created, by: authors[index]?.name ?? "" }));
});

/** One earlier version, as it was published. */
export const formAt = guarded("form.read", projectInput.extend({ formId: idOf<"form">() }), factsOfProject).query(
  async ({ ctx, input }) => {
    const stored = await ctx.services.store.read.formById(input.formId);
    if (stored === null || stored.projectId !== input.projectId) throw new KeyholeError("absent");
    return openForm(ctx.services, input.formId);
  },
);
