import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import type { PartProps } from "./settings-form.tsx";
import { SettingsSection } from "../../ui/settings-section.tsx";

const gigabyte = 1024 ** 3;
const mostKeys = 20;
const longestKey = 60;

const keysOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];

/** What of the data stands in the open, and how much of it there may be. */
export function DataPart({ settings, set }: PartProps) {
  const [text, setText] = useState(settings.openMetadata.join("\n"));
  // After "undo" the settings are the source again.
  const shown = keysOf(text).join("\n") === settings.openMetadata.join("\n") ? text : settings.openMetadata.join("\n");
  const keys = settings.openMetadata;
  const tooLong = keys.find((key) => key.length > longestKey);
  const error =
    keys.length > mostKeys
      ? t("manage.settings.openMetadata.tooMany", { most: mostKeys })
      : tooLong === undefined
        ? undefined
        : t("manage.settings.openMetadata.tooLong", { most: longestKey, key: tooLong.slice(0, 20) });
  return (
    <SettingsSection title={t("manage.settings.data")} detail={t("manage.settings.data.detail")}>
      <TextArea
        label={t("manage.settings.openMetadata")}
        description={t("manage.settings.openMetadata.detail")}
        error={error}
        rows={3}
        value={shown}
        onChange={(typed) => {
          setText(typed);
          set({ openMetadata: keysOf(typed) });
        }}
      />
      <NumberField
        label={t("manage.settings.storage")}
        description={t("manage.settings.storage.detail")}
        minValue={0.1}
        maxValue={1_000_000}
        step={0.1}
        value={Math.round((settings.storageBytes / gigabyte) * 10) / 10}
        onChange={(value) => Number.isNaN(value) || set({ storageBytes: Math.round(value * gigabyte) })}
      />
    </SettingsSection>
  );
}
