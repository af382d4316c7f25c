import { useMemo, type ReactNode } from "react";
import type { OwnProject } from "../api-types.ts";
import { isOfForm } from "../editor/key-catalogue.ts";
import { orNothing, rowsOnScreen } from "../editor/key-rows.ts";
import { KeyTable, type KeyGroup, type KeyRow } from "../editor/key-table.tsx";
import { remapOf, withKeys } from "../editor/own-keys.ts";
import { useHotkeyList } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { setPreference, usePreferences } from "../ui/own-preferences.ts";
import styles from "./keys-sheet.module.css";
import type { ScreenQuestion } from "./screen-task.ts";

export interface KeysOnScreenProps {
  readonly project: OwnProject;
  readonly questions: readonly ScreenQuestion[];
}

/**
 * Every action of this screen with keys that can be changed, labels with and without one too. What a form asks is kept
 * for its project; everything else for every project.
 */
export function KeysOnScreen({ project, questions }: KeysOnScreenProps): ReactNode {
  const list = useHotkeyList();
  const { hand, keys, projectKeys } = usePreferences();
  const groups = useMemo(
    () => grouped(rowsOnScreen(list, remapOf({ project: project.keys, hand })), questions),
    [list, project.keys, hand, questions],
  );
  const change = (row: KeyRow, chords: readonly string[]): void => {
    const to = { chords, usual: row.usual };
    if (!isOfForm(row)) return setPreference("keys", orNothing(withKeys(keys ?? {}, row.id, to)));
    const { [project.id]: before, ...others } = projectKeys ?? {};
    const here = orNothing(withKeys(before ?? {}, row.id, to));
    const all = here === undefined ? others : { ...others, [project.id]: here };
    setPreference("projectKeys", Object.keys(all).length === 0 ? undefined : all);
  };
  return (
    <>
      <p className={styles.hint}>
        {t("keys.sheet.detail")} {t("keys.sheet.labels")}
      </p>
      <KeyTable groups={groups} onChange={change} />
    </>
  );
}

function grouped(rows: readonly KeyRow[], questions: readonly ScreenQuestion[]): readonly KeyGroup[] {
  const asked = questions.map(({ name, title }) => ({
    title,
    rows: rows.filter((row) => isOfForm(row) && row.id.startsWith(`${name}.`)),
  }));
  const of = (layer: KeyRow["layer"]) => rows.filter((row) => row.layer === layer && !isOfForm(row));
  return [
    { title: t("workspace.keys.workspace"), rows: of("workspace") },
    ...asked,
    { title: t("workspace.keys.review"), rows: of("question") },
    { title: t("workspace.keys.field"), rows: of("field") },
  ];
}
