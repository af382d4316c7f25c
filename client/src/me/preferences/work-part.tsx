import { snapReach } from "@keyhole/shared/preferences";
import { t } from "../../i18n/t.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { setPreference, usePreferences } from "../../ui/own-preferences.ts";
import { SettingsSection } from "../../ui/settings-section.tsx";
import { Switch } from "../../ui/switch.tsx";
import styles from "./preferences.module.css";

/** What a switch proposes when it is turned on. */
const usualBreak = 50;
const usualGoal = 100;

export function WorkPart() {
  const {
    wholeWords = true,
    snap = false,
    snapReach: reach = snapReach.usual,
    pace = true,
    sound = false,
    breakMinutes,
    dailyGoal,
  } = usePreferences();
  return (
    <SettingsSection title={t("preferences.work")} detail={t("preferences.work.detail")}>
      <div className={styles.pairs}>
        <div className={styles.optional}>
          <Switch
            isSelected={breakMinutes !== undefined}
            onChange={(on) => setPreference("breakMinutes", on ? usualBreak : undefined)}
          >
            {t("preferences.break")}
          </Switch>
          {breakMinutes !== undefined && (
            <NumberField
              label={t("preferences.break.minutes")}
              minValue={5}
              maxValue={240}
              value={breakMinutes}
              onChange={(minutes) => setPreference("breakMinutes", Number.isNaN(minutes) ? usualBreak : minutes)}
            />
          )}
        </div>
        <div className={styles.optional}>
          <Switch
            isSelected={dailyGoal !== undefined}
            onChange={(on) => setPreference("dailyGoal", on ? usualGoal : undefined)}
          >
            {t("preferences.goal")}
          </Switch>
          {dailyGoal !== undefined && (
            <NumberField
              label={t("preferences.goal.tasks")}
              minValue={1}
              maxValue={10_000}
              value={dailyGoal}
              onChange={(tasks) => setPreference("dailyGoal", Number.isNaN(tasks) ? usualGoal : tasks)}
            />
          )}
        </div>
      </div>
      <div className={styles.optional}>
        <Switch isSelected={pace} onChange={(on) => setPreference("pace", on ? undefined : false)}>
          {t("preferences.pace")}
        </Switch>
        <Switch isSelected={sound} onChange={(on) => setPreference("sound", on ? true : undefined)}>
          {t("preferences.sound")}
        </Switch>
        <Switch isSelected={wholeWords} onChange={(on) => setPreference("wholeWords", on ? undefined : false)}>
          {t("preferences.wholeWords")}
        </Switch>
        <Switch isSelected={snap} onChange={(on) => setPreference("snap", on ? true : undefined)}>
          {t("preferences.snap")}
        </Switch>
        {snap && (
          <NumberField
            label={t("preferences.snap.reach")}
            minValue={snapReach.least}
            maxValue={snapReach.most}
            value={reach}
            onChange={(pixels) => setPreference("snapReach", Number.isNaN(pixels) ? undefined : pixels)}
          />
        )}
      </div>
    </SettingsSection>
  );
}
