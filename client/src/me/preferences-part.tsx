import type { PreferenceName, Preferences } from "@keyhole/shared/preferences";
import { preferenceNames } from "@keyhole/shared/preferences";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { DataList } from "../ui/data-list.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { ownPreferences } from "../ui/own-preferences.ts";
import { notify } from "../ui/toasts.ts";
import styles from "./me.module.css";
import type { PartProps } from "./sign-in-part.tsx";

/** Everything that is kept, as it is kept: keys as "action: key". */
function shown(name: PreferenceName, set: Preferences): string {
  const keysOf = (keys: Readonly<Record<string, readonly string[]>>): string[] =>
    Object.entries(keys).map(([id, chords]) => `${id}: ${chords.join(", ") || t("common.off")}`);
  if (name === "keys") return keysOf(set.keys ?? {}).join("; ");
  if (name === "projectKeys")
    return Object.values(set.projectKeys ?? {})
      .flatMap(keysOf)
      .join("; ");
  const value = set[name];
  if (typeof value === "boolean") return value ? t("common.on") : t("common.off");
  return value === undefined ? "" : String(value);
}

/** What the reader set for themselves, and the way to have it forgotten. */
export function PreferencesPart({ record, onChanged }: PartProps) {
  const clear = useMutation(
    trpc.me.clearPreferences.mutationOptions({
      onSuccess() {
        ownPreferences.cleared();
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
