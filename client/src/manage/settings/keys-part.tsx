import { knownGroups } from "../../editor/key-rows.ts";
import { KeyTable } from "../../editor/key-table.tsx";
import { remapOf, withKeys } from "../../editor/own-keys.ts";
import { t } from "../../i18n/t.ts";
import { SettingsSection } from "../../ui/settings-section.tsx";
import type { PartProps } from "./settings-form.tsx";

/** The usual keys of a project's actions. Each person's own go over them. */
export function KeysPart({ settings, set }: PartProps) {
  const groups = knownGroups(remapOf({ project: settings.keys }), {});
  return (
    <SettingsSection title={t("keys.project")} detail={t("keys.project.detail")}>
      <details>
        <summary>{t("keys.project.show", { count: Object.keys(settings.keys).length })}</summary>
        <KeyTable
          groups={groups.filter(({ title }) => title !== t("keys.scope.app") && title !== t("keys.scope.trail"))}
          onChange={({ id, usual }, chords) => set({ keys: withKeys(settings.keys, id, { chords, usual }) })}
        />
      </details>
    </SettingsSection>
  );
}
