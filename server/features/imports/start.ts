import { KeyholeError } from "@keyhole/shared/errors";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";
import { openForm, requireProject } from "../work/project-of.ts";
import { openContents } from "./contents.ts";
import { factsOfImport, importInput, requireImport } from "./facts.ts";
import { importPlan, type ImportPlan } from "./map/plan.ts";
import { planProblems } from "./map/plan-problems.ts";
import { openProblems } from "./problem-log.ts";
import type { Services } from "../../services.ts";
import type { Import } from "@keyhole/db/store/imports";

const planIdentity = ({ id, projectId }: Pick<Import, "id" | "projectId">) =>
  ({ projectId, purpose: "imports", record: `${id}/plan` }) as const;

export async function openPlan(services: Services, found: Import): Promise<ImportPlan> {
  if (found.plan === null) throw new KeyholeError("conflict");
  const grant = { kind: "internal", reason: "import" } as const;
  const bytes = await services.vault.openRecord(grant, planIdentity(found), found.plan);
  return importPlan.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
}

/** Starts the run with this mapping. It goes on in the background, also after a restart of the server. */
export const start = guarded("import.run", importInput.extend({ plan: importPlan }), factsOfImport).mutation(
  async ({ ctx, input }) => {
    const { services, actor, now } = ctx;
    const found = await requireImport(services, input.importId);
    if (found.state !== "collecting") throw new KeyholeError("conflict");
    const { formId } = await requireProject(services, found.projectId);
    if (formId === null) throw new KeyholeError("conflict");
    const { form } = await openForm(services, formId);
    const problems = planProblems(input.plan, form);
    if (problems.length > 0) throw new KeyholeError("invalid", { problems });
    const files = await services.store.read.importFiles(found.id);
    if (!files.some((file) => file.bytes !== null)) {
      throw new KeyholeError("invalid", { problems: [{ path: ["files"], message: "import.no-files" }] });
    }
    // An upload still under way would be left out without a word.
    if (files.some((file) => file.bytes === null)) throw new KeyholeError("conflict");
    const { bytes } = await openContents(services, files, services.config.importLimits);
    const plan = await services.vault.sealRecord(planIdentity(found), Buffer.from(JSON.stringify(input.plan)));
    const words = { project: found.projectId, import: found.id, total: files.length, bytes } as const;
    const draft = entryOf(ctx, { type: "import.started", actorRole: "lead", form: formId, ...words });
    const started = { id: found.id, by: actor.personId, formId, plan, bytesTotal: bytes, now };
    await services.store.write.startImport({ ...started, drafts: [draft] });
    return { started: true };
  },
);

/** Goes on with an import that stopped, from where it was, with the rights of who says so. */
export const resume = guarded("import.run", importInput, factsOfImport).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const found = await requireImport(services, input.importId);
  const { state, formId, plan, bytesTotal, id, projectId, records } = found;
  if (state !== "stopped" || formId === null || plan === null) throw new KeyholeError("conflict");
  const words = { project: projectId, import: id, change: "resumed", count: records } as const;
  const draft = entryOf(ctx, { type: "import.started", actorRole: "lead", form: formId, ...words });
  await services.store.write.startImport({ id, by: actor.personId, formId, plan, bytesTotal, now, drafts: [draft] });
  return { started: true };
});

/** Ends it for good. Items that are in the project already stay; the uploaded files are removed. */
export const cancel = guarded("project.manage", importInput, factsOfImport).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const { id, projectId } = await requireImport(services, input.importId);
  const draft = entryOf(ctx, { type: "import.cancelled", actorRole: "lead", project: projectId, import: id });
  await services.store.write.endImport({ id, state: "cancelled", reason: null, now, draft });
  return { cancelled: true };
});

/** What a page shows of an import: numbers and its state, no content. */
const shown = ({ plan: _plan, problems: _problems, pendingBlobs: _pending, formId: _form, ...rest }: Import) => rest;

/** The project's imports, newest first. */
export const list = guarded("item.list", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const imports = await ctx.services.store.read.imports(input.projectId);
  return imports.map(shown);
});

export const status = guarded("item.list", importInput, factsOfImport).query(async ({ ctx, input }) =>
  shown(await requireImport(ctx.services, input.importId)),
);

/** The first problems of a run. They quote content: for a lead only, while nothing is frozen, and recorded first (I1). */
export const problems = guarded("import.run", importInput, factsOfImport).query(async ({ ctx, input }) => {
  const { services } = ctx;
  const found = await requireImport(services, input.importId);
  const words = { actorRole: "lead", project: found.projectId, import: found.id } as const;
  await services.store.write.recordOnly([entryOf(ctx, { type: "import.problems-read", ...words })]);
  return { problems: await openProblems(services, found) };
});
