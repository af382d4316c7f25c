import { SlidersHorizontal } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { gridSteps } from "@keyhole/shared/preferences";
import { useKeyCaps } from "../../../editor/use-hotkeys.ts";
import { t } from "../../../i18n/t.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Kbd } from "../../../ui/kbd.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { setPreference, usePreferences } from "../../../ui/own-preferences.ts";
import { Popover } from "../../../ui/popover.tsx";
import { Select } from "../../../ui/select.tsx";
import { Slider } from "../../../ui/slider.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { pageTone, useTone } from "./page-tone.ts";
import { isPlain, plainTone, toneLimits } from "./tone.ts";
import type { ToneScale } from "./tone.ts";
import { aids, fingers, setAid, setFinger, usualAids } from "./view-settings.ts";
import type { Aid } from "./view-settings.ts";
import styles from "./view.module.css";

/** How the picture is seen: its tone, and what helps the eye. The button shows when it is not seen as it is. */
export function ViewMenu({ isReadOnly }: { readonly isReadOnly: boolean }): ReactNode {
  const isToned = !isPlain(useTone());
  return (
    <Popover
      label={t("editor.view")}
      trigger={
        <IconButton label={t("editor.view")} icon={<SlidersHorizontal size={16} />} size="small" isOn={isToned} />
      }
    >
      <div className={styles.menu}>
        <TonePart />
        <AidsPart isReadOnly={isReadOnly} />
      </div>
    </Popover>
  );
}

const scales: readonly ToneScale[] = ["brightness", "contrast", "gamma"];

function TonePart(): ReactNode {
  const tone = useTone();
  const title = useId();
  return (
    <section aria-labelledby={title} className={styles.part}>
      <div className={styles.title}>
        <span id={title}>{t("editor.view.tone")}</span>
        <Button size="small" variant="quiet" isDisabled={isPlain(tone)} onPress={() => pageTone.set(plainTone)}>
          {t("editor.view.plain")}
        </Button>
      </div>
      {scales.map((scale) => (
        <Slider
          key={scale}
          label={t(`editor.view.${scale}`)}
          // The scale shows shares; the tone holds percent, except for gamma.
          value={scale === "gamma" ? tone.gamma : tone[scale] / 100}
          least={scale === "gamma" ? toneLimits.gamma.least : toneLimits[scale].least / 100}
          most={scale === "gamma" ? toneLimits.gamma.most : toneLimits[scale].most / 100}
          step={scale === "gamma" ? toneLimits.gamma.step : toneLimits[scale].step / 100}
          format={scale === "gamma" ? { minimumFractionDigits: 2 } : { style: "percent" }}
          onChange={(value) => pageTone.set({ ...tone, [scale]: scale === "gamma" ? value : Math.round(value * 100) })}
        />
      ))}
      <Aided keyOf="invert">
        <Switch isSelected={tone.invert} onChange={(invert) => pageTone.set({ ...tone, invert })}>
          {t("editor.view.invert")}
        </Switch>
      </Aided>
      <p className={styles.hint}>{t("editor.view.tone.hint")}</p>
    </section>
  );
}

function AidsPart({ isReadOnly }: { readonly isReadOnly: boolean }): ReactNode {
  const title = useId();
  const set = usePreferences();
  const shown = aids.filter((aid) => !isReadOnly || aid !== "crossHair");
  const isOn = (aid: Aid): boolean => set[aid] ?? usualAids[aid];
  return (
    <section aria-labelledby={title} className={styles.part}>
      <div className={styles.title}>
        <span id={title}>{t("editor.view.aids")}</span>
      </div>
      {shown.map((aid) => (
        <Aided key={aid} keyOf={aid}>
          <Switch isSelected={isOn(aid)} onChange={(on) => setAid(aid, on)}>
            {t(`editor.view.${aid}`)}
          </Switch>
        </Aided>
      ))}
      {isOn("grid") && (
        <NumberField
          label={t("editor.view.gridStep")}
          minValue={gridSteps.least}
          maxValue={gridSteps.most}
          value={set.gridStep ?? gridSteps.usual}
          onChange={(step) =>
            setPreference("gridStep", Number.isNaN(step) || step === gridSteps.usual ? undefined : Math.round(step))
          }
        />
      )}
      {!isReadOnly && (
        <Select
          label={t("editor.view.finger")}
          options={fingers.map((id) => ({ id, label: t(`editor.finger.${id}`) }))}
          value={set.finger ?? "auto"}
          onChange={setFinger}
        />
      )}
    </section>
  );
}

/** A switch with the key that does the same. */
function Aided({ keyOf, children }: { readonly keyOf: Aid | "invert"; readonly children: ReactNode }): ReactNode {
  const caps = useKeyCaps(`image.${keyOf}`);
  return (
    <div className={styles.aid}>
      {children}
      {caps !== undefined && <Kbd keys={caps} />}
    </div>
  );
}
