import type { Project, StoredForm } from "@keyhole/db/store/projects";
import { KeyholeError } from "@keyhole/shared/errors";
import { parseForm, type Form } from "@keyhole/shared/form";
import type { FormId, ProjectId } from "@keyhole/shared/ids";
import { parseProjectSettings, type ProjectSettings } from "@keyhole/shared/project-settings";
import type { ActorContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";
import { BoundedCache } from "../../vault/bounded-cache.ts";
import type { ViewGrant } from "../../vault/vault.ts";

export async function requireProject(
  services: Services,
  id: ProjectId,
): Promise<Project & { parsed: ProjectSettings }> {
  const project = await services.store.read.projectById(id);
  if (project === null) throw new KeyholeError("absent");
  return { ...project, parsed: settingsOf(project.settings) };
}

/** Settings by their stored text: the row is read anew each time, only its reading as JSON is kept. */
const parsedSettings = new BoundedCache<ProjectSettings>(256);

function settingsOf(text: string): ProjectSettings {
  return parsedSettings.get(text) ?? parsedSettings.keep(text, parseProjectSettings(text));
}

/** A published form, opened: what is shown and asked. Part of the recipe, so it needs a grant like content does. */
export async function openForm(
  services: Services,
  id: FormId,
  grant: ViewGrant = { kind: "internal", reason: "form-reading" },
): Promise<OpenedForm> {
  const stored = await services.store.read.formById(id);
  if (stored === null) throw new KeyholeError("absent");
  return opened(services, stored, grant);
}

export interface OpenedForm {
  readonly form: Form;
  readonly version: number;
  readonly projectId: ProjectId;
}

/** Readings of one form version by one person closer together than this are one entry. */
const recordReadingEveryMs = 60 * 60_000;

/** A form of the project for the actor to look at: whoever reads the recipe is recorded before it is opened (I1). */
export async function readForm(
  context: ActorContext,
  { id, projectId }: { readonly id: FormId; readonly projectId: ProjectId },
): Promise<OpenedForm> {
  const { services, actor, now } = context;
  const stored = await services.store.write.readForm({
    formId: id,
    projectId,
    personId: actor.personId,
    now,
    recordEveryMs: recordReadingEveryMs,
    read: entryOf(context, { type: "form.read", project: projectId, form: id }),
  });
  if (stored === null) throw new KeyholeError("absent");
  return opened(services, stored, { kind: "internal", reason: "form-reading", personId: actor.personId });
}

async function opened(services: Services, stored: StoredForm, grant: ViewGrant): Promise<OpenedForm> {
  const { id, projectId, version } = stored;
  const bytes = await services.vault.openRecord(grant, { projectId, purpose: "forms", record: id }, stored.body);
  const form = await parsedForms.load(id, () => Promise.resolve(parsed(id, bytes)));
  return { form, version, projectId };
}

/** A published form never changes, and reading one costs more than opening it. */
const parsedForms = new BoundedCache<Form>(64);

function parsed(id: FormId, bytes: Uint8Array): Form {
  const form = parseForm(JSON.parse(Buffer.from(bytes).toString("utf8")));
  if (!form.ok) throw new Error(`stored form ${id} does not read: ${JSON.stringify(form.failure)}`);
  return form.value;
}
