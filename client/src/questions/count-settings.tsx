import type { ReactNode } from "react";
import type { Problem } from "@keyhole/shared/errors";
import { regionLimit } from "@keyhole/shared/questions/region";
import { t } from "../i18n/t.ts";
import { NumberField } from "../ui/number-field.tsx";
import { SettingsGrid } from "./settings-grid.tsx";
import { errorAt } from "./settings-problems.ts";

export interface CountSettingsProps {
  readonly settings: { readonly minCount: number; readonly maxCount: number };
  readonly problems: readonly Problem[];
  onChange(this: void, counts: { readonly minCount?: number; readonly maxCount?: number }): void;
}

/** How many regions one answer must and may hold. */
export function CountSettings({ settings, problems, onChange }: CountSettingsProps): ReactNode {
  return (
    <SettingsGrid across>
      <NumberField
        label={t("editor.settings.minCount")}
        value={settings.minCount}
        minValue={0}
        maxValue={regionLimit}
        error={errorAt(problems, "minCount")}
        onChange={(minCount) => onChange({ minCount: Number.isNaN(minCount) ? 0 : minCount })}
      />
      <NumberField
        label={t("editor.settings.maxCount")}
        value={settings.maxCount}
        minValue={1}
        maxValue={regionLimit}
        error={errorAt(problems, "maxCount")}
        onChange={(maxCount) => Number.isNaN(maxCount) || onChange({ maxCount })}
      />
    </SettingsGrid>
  );
}
