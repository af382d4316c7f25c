import type { PreferenceName, Preferences } from "@keyhole/shared/preferences";
import { preferenceNames } from "@keyhole/shared/preferences";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../api.ts";
import { knownActions } from "../editor/key-catalogue.ts";
import { textOfNotice } from "../editor/notice.ts";
import { capsOf } from "../editor/use-hotkeys.ts";
import { languageFacts } from "../i18n/languages.ts";
import { formatList } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { forgetLanguage } from "../session/own-language.ts";
import { Button } from "../ui/button.tsx";
import { DataList } from "../ui/data-list.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { ownPreferences } from "../ui/own-preferences.ts";
import { notify } from "../ui/toasts.ts";
import styles from "./me.module.css";
import type { PartProps } from "./sign-in-part.tsx";

/** Everything that is kept, in words; of keys for labels only how many, because labels are words of a project. */
function shown(name: PreferenceName, set: Preferences): string {
  switch (name) {
    case "theme":
      return set.theme === undefined ? "" : t(`shell.theme.${set.theme}`);
    case "language":
      return set.language === undefined ? "" : languageFacts[set.language].name;
    case "density":
      return set.density === undefined ? "" : t(`preferences.density.${set.density}`);
    case "panels":
      return set.panels === undefined ? "" : t(`preferences.panels.${set.panels}`);
    case "hand":
      return set.hand === undefined ? "" : t(`keys.hand.${set.hand}`);
    case "size":
      return t("preferences.size.value", { percent: set.size ?? 100 });
    case "keys":
      return Object.entries(set.keys ?? {})
        .map(([id, chords]) => `${nameOf(id)}: ${formatList(chords.map(capsOf)) || t("keys.none")}`)
        .join("; ");
    case "projectKeys": {
      const projects = Object.values(set.projectKeys ?? {});
      const count = projects.reduce((sum, keys) => sum + Object.keys(keys).length, 0);
      return t("preferences.me.labels", { count, projects: t("preferences.me.projects", { count: projects.length }) });
    }
    case "finger":
      return set.finger === undefined ? "" : t(`editor.finger.${set.finger}`);
    case "safeColours":
    case "crossHair":
    case "grid":
    case "minimap":
    case "loupe":
    case "wholeWords":
    case "snap":
    case "rawTexts":
    case "pace":
    case "sound":
      return t(set[name] === true ? "common.on" : "common.off");
    case "gridStep":
    case "breakMinutes":
    case "dailyGoal":
    case "snapReach":
      return String(set[name] ?? "");
  }
}

function nameOf(id: string): string {
  const known = knownActions.find((action) => action.id === id);
  return known === undefined ? id : textOfNotice(known.title);
}

/** What the reader set for themselves, and the way to have it forgotten. */
export function PreferencesPart({ record, onChanged }: PartProps) {
  const clear = useMutation(
    trpc.me.clearPreferences.mutationOptions({
      onSuccess() {
        ownPreferences.cleared();
        forgetLanguage();
        notify({ tone: "success", text: t("preferences.me.cleared") });
        onChanged();
      },
    }),
  );
  const names = preferenceNames.filter((name) => record.preferences[name] !== undefined);
  return (
    <section aria-labelledby="me-preferences" className={styles.panel}>
      <h2 id="me-preferences">{t("preferences.me")}</h2>
      <p className={styles.hint}>{t("preferences.me.hint")}</p>
      {clear.isError && <ErrorPanel error={clear.error} />}
      {names.length === 0 ? (
        <p>{t("preferences.me.none")}</p>
      ) : (
        <DataList
          entries={names.map((name) => ({
            term: t(`preferences.name.${name}`),
            detail: shown(name, record.preferences),
          }))}
        />
      )}
      <div className={styles.actions}>
        <Link to="/preferences">{t("preferences.me.change")}</Link>
        {names.length > 0 && (
          <Button size="small" isPending={clear.isPending} onPress={() => clear.mutate()}>
            {t("preferences.me.clear")}
          </Button>
        )}
      </div>
    </section>
  );
}
