import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import type { PartProps } from "./settings-form.tsx";
import { SettingsSection } from "../../ui/settings-section.tsx";
import styles from "./settings.module.css";

const percent = { style: "percent", maximumFractionDigits: 0 } as const;

/** Review, agreement, gold and what must have been read. */
export function QualityPart({ settings, set }: PartProps) {
  const share = (name: "agreementThreshold" | "reviewSample" | "goldRate") => ({
    label: t(`manage.settings.${name}`),
    description: t(`manage.settings.${name}.detail`),
    minValue: 0,
    step: 0.01,
    formatOptions: percent,
    value: settings[name],
    onChange: (value: number) => Number.isNaN(value) || set({ [name]: Math.round(value * 100) / 100 }),
  });
  return (
    <SettingsSection title={t("manage.settings.quality")} detail={t("manage.settings.quality.detail")}>
      <RadioGroup
        label={t("manage.settings.review")}
        options={(["none", "all", "below-threshold"] as const).map((id) => ({
          id,
          label: t(`manage.settings.review.${id}`),
          description: t(`manage.settings.review.${id}.detail`),
        }))}
        value={settings.review}
        onChange={(review) => set({ review })}
      />
      <div className={styles.pair}>
        <NumberField {...share("agreementThreshold")} maxValue={1} isDisabled={settings.review !== "below-threshold"} />
        <NumberField {...share("reviewSample")} maxValue={1} isDisabled={settings.review !== "below-threshold"} />
      </div>
      <Checkbox isSelected={settings.blindReview} onChange={(blindReview) => set({ blindReview })}>
        {t("manage.settings.blindReview")}
      </Checkbox>
      <div className={styles.pair}>
        <NumberField {...share("goldRate")} maxValue={0.5} />
        <NumberField
          label={t("manage.settings.accuracyStep")}
          description={t("manage.settings.accuracyStep.detail")}
          minValue={10}
          maxValue={1000}
          isDisabled={settings.goldRate === 0}
          value={settings.accuracyStep}
          onChange={(accuracyStep) => Number.isNaN(accuracyStep) || set({ accuracyStep })}
        />
      </div>
      <Checkbox
        isSelected={settings.mustAcknowledgeGuideline}
        onChange={(mustAcknowledgeGuideline) => set({ mustAcknowledgeGuideline })}
      >
        {t("manage.settings.mustAcknowledgeGuideline")}
      </Checkbox>
    </SettingsSection>
  );
}
