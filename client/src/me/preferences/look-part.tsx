import { t } from "../../i18n/t.ts";
import { chooseOwnLanguage } from "../../session/own-language.ts";
import { chooseTheme, themes, useTheme } from "../../shell/theme.ts";
import { LanguageSelect } from "../../ui/language-select.tsx";
import { setPreference, usePreferences } from "../../ui/own-preferences.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Select } from "../../ui/select.tsx";
import { SettingsSection } from "../../ui/settings-section.tsx";
import { Switch } from "../../ui/switch.tsx";
import styles from "./preferences.module.css";

const sizes = ["90", "100", "110", "120", "130"] as const;
const densities = ["comfortable", "compact"] as const;
const sides = ["end", "start"] as const;

/** What is as it was when nothing was ever set is not kept. */
const unlessUsual = <Value,>(value: Value, usual: Value): Value | undefined => (value === usual ? undefined : value);

export function LookPart() {
  const { language, density = "comfortable", size = 100, panels = "end", safeColours = false } = usePreferences();
  const theme = useTheme();
  return (
    <SettingsSection title={t("preferences.look")} detail={t("preferences.look.detail")}>
      <div className={styles.pairs}>
        <LanguageSelect value={language} onChange={chooseOwnLanguage} />
        <RadioGroup
          label={t("preferences.theme")}
          options={themes.map((id) => ({ id, label: t(`shell.theme.${id}`) }))}
          value={theme}
          onChange={chooseTheme}
        />
        <RadioGroup
          label={t("preferences.density")}
          options={densities.map((id) => ({ id, label: t(`preferences.density.${id}`) }))}
          value={density}
          onChange={(chosen) => setPreference("density", unlessUsual(chosen, "comfortable"))}
        />
        <RadioGroup
          label={t("preferences.panels")}
          options={sides.map((id) => ({ id, label: t(`preferences.panels.${id}`) }))}
          value={panels}
          onChange={(chosen) => setPreference("panels", unlessUsual(chosen, "end"))}
        />
        <Select
          label={t("preferences.size")}
          options={sizes.map((id) => ({ id, label: t("preferences.size.value", { percent: id }) }))}
          value={sizes.find((id) => id === String(size))}
          onChange={(chosen) => setPreference("size", unlessUsual(Number(chosen), 100))}
        />
      </div>
      <div>
        <Switch isSelected={safeColours} onChange={(on) => setPreference("safeColours", on ? true : undefined)}>
          {t("preferences.safeColours")}
        </Switch>
        <p className={styles.hint}>{t("preferences.safeColours.detail")}</p>
      </div>
    </SettingsSection>
  );
}
