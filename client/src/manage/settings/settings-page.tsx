import { useProject } from "../use-project.ts";
import { SettingsForm } from "./settings-form.tsx";

/** What a lead sets for a project. */
export function SettingsPage() {
  const project = useProject();
  return <SettingsForm key={`${project.id} ${project.version}`} project={project} />;
}
