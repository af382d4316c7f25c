import { Download, FileUp, RotateCcw } from "lucide-react";
import { useState, type ReactNode } from "react";
import { FileTrigger } from "react-aria-components";
import { knownGroups, orNothing } from "../../editor/key-rows.ts";
import { KeyTable } from "../../editor/key-table.tsx";
import { hands, mostKeyFileBytes, readKeyFile, remapOf, withKeys, writeKeyFile } from "../../editor/own-keys.ts";
import { formatList } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { setPreference, usePreferences } from "../../ui/own-preferences.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SettingsSection } from "../../ui/settings-section.tsx";
import { notify } from "../../ui/toasts.ts";
import styles from "./preferences.module.css";

const handOptions = ["both", ...hands] as const;

/** All keys of the product's own actions. Keys of a project's labels are changed where they are seen: at the task. */
export function KeysPart(): ReactNode {
  const { hand, keys, projectKeys } = usePreferences();
  const [isResetting, setResetting] = useState(false);
  const own = keys ?? {};
  return (
    <SettingsSection title={t("keys.title")} detail={t("keys.detail")}>
      <RadioGroup
        label={t("keys.hand")}
        description={t("keys.hand.detail")}
        orientation="horizontal"
        options={handOptions.map((id) => ({ id, label: t(`keys.hand.${id}`) }))}
        value={hand ?? "both"}
        onChange={(chosen) => setPreference("hand", chosen === "both" ? undefined : chosen)}
      />
      <KeyTable
        groups={knownGroups(remapOf({ hand, own }), remapOf({ hand }))}
        onChange={({ id, usual }, chords) => setPreference("keys", orNothing(withKeys(own, id, { chords, usual })))}
      />
      <div className={styles.actions}>
        <Button size="small" icon={<Download />} onPress={() => save(writeKeyFile({ hand, keys: own }))}>
          {t("keys.export")}
        </Button>
        <FileTrigger acceptedFileTypes={["application/json"]} onSelect={(files) => void load(files)}>
          <Button size="small" icon={<FileUp />}>
            {t("keys.import")}
          </Button>
        </FileTrigger>
        {(keys !== undefined || projectKeys !== undefined || hand !== undefined) && (
          <Button size="small" icon={<RotateCcw />} onPress={() => setResetting(true)}>
            {t("keys.resetAll")}
          </Button>
        )}
      </div>
      <p className={styles.hint}>{t("keys.file.detail")}</p>
      <ConfirmDialog
        isOpen={isResetting}
        onClose={() => setResetting(false)}
        title={t("keys.resetAll.title")}
        confirmLabel={t("keys.resetAll")}
        onConfirm={() => {
          for (const name of ["keys", "projectKeys", "hand"] as const) setPreference(name, undefined);
          return Promise.resolve();
        }}
      >
        <p>{t("keys.resetAll.detail")}</p>
      </ConfirmDialog>
    </SettingsSection>
  );
}

function save(json: string): void {
  const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "keyhole-keys.json";
  link.click();
  URL.revokeObjectURL(address);
}

async function load(files: FileList | null): Promise<void> {
  const file = files?.[0];
  if (file === undefined) return;
  const read = file.size > mostKeyFileBytes ? ({ ok: false } as const) : readKeyFile(await file.text());
  if (!read.ok) {
    notify({ tone: "danger", text: t("keys.import.wrong"), detail: t("keys.import.wrong.detail") });
    return;
  }
  setPreference("hand", read.file.hand);
  setPreference("keys", orNothing(read.file.keys));
  notify({
    tone: "success",
    text: t("keys.import.done", { count: Object.keys(read.file.keys).length }),
    ...(read.unknown.length === 0
      ? {}
      : { detail: t("keys.import.unknown", { actions: formatList(read.unknown.slice(0, 10)) }) }),
  });
}
