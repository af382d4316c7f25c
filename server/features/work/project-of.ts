import type { Project } from "@keyhole/db/store/projects";
import { KeyholeError } from "@keyhole/shared/errors";
import { parseForm, type Form } from "@keyhole/shared/form";
import type { FormId, ProjectId } from "@keyhole/shared/ids";
import { parseProjectSettings, type ProjectSettings } from "@keyhole/shared/project-settings";
import type { Services } from "../../services.ts";
import { BoundedCache } from "../../vault/bounded-cache.ts";
import type { ViewGrant } from "../../vault/vault.ts";

export async function requireProject(
  services: Services,
  id: ProjectId,
): Promise<Project & { parsed: ProjectSettings }> {
  const project = await services.store.read.projectById(id);
  if (project === null) throw new KeyholeError("absent");
  return { ...project, parsed: parseProjectSettings(project.settings) };
}

/** A published form, opened: what is shown and asked. Part of the recipe, so it needs a grant like content does. */
export async function openForm(
  services: Services,
  id: FormId,
  grant: ViewGrant = { kind: "internal", reason: "form-reading" },
): Promise<{ form: Form; version: number; projectId: ProjectId }> {
  const stored = await services.store.read.formById(id);
  if (stored === null) throw new KeyholeError("absent");
  const identity = { projectId: stored.projectId, purpose: "forms", record: id } as const;
  const bytes = await services.vault.openRecord(grant, identity, stored.body);
  const form = await parsedForms.load(id, () => Promise.resolve(readForm(id, bytes)));
  return { form, version: stored.version, projectId: stored.projectId };
}

/** A published form never changes, and reading one costs more than opening it. */
const parsedForms = new BoundedCache<Form>(64);

function readForm(id: FormId, bytes: Uint8Array): Form {
  const form = parseForm(JSON.parse(Buffer.from(bytes).toString("utf8")));
  if (!form.ok) throw new Error(`stored form ${id} does not read: ${JSON.stringify(form.failure)}`);
  return form.value;
}
