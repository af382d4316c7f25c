import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import type { PartProps } from "./settings-form.tsx";
import { SettingsSection } from "../../ui/settings-section.tsx";
import styles from "./settings.module.css";

const minute = 60_000;
const second = 1_000;

/** What a field that was emptied means: the value before. */
const orBefore = (value: number, before: number): number => (Number.isNaN(value) ? before : value);

/** How work is given out and how long it is held. */
export function WorkPart({ settings, set, before }: PartProps & { readonly before: ProjectSettings }) {
  return (
    <SettingsSection title={t("manage.settings.work")} detail={t("manage.settings.work.detail")}>
      <NumberField
        label={t("manage.settings.overlap")}
        description={
          settings.overlap === before.overlap
            ? t("manage.settings.overlap.detail")
            : t("manage.settings.overlap.change", { before: before.overlap, after: settings.overlap })
        }
        minValue={1}
        maxValue={20}
        value={settings.overlap}
        onChange={(overlap) => set({ overlap: orBefore(overlap, settings.overlap) })}
      />
      <div className={styles.pair}>
        <NumberField
          label={t("manage.settings.lease")}
          description={t("manage.settings.lease.detail")}
          minValue={2}
          maxValue={24 * 60}
          value={settings.leaseMs / minute}
          onChange={(value) => set({ leaseMs: Math.round(orBefore(value * minute, settings.leaseMs)) })}
        />
        <NumberField
          label={t("manage.settings.reservation")}
          description={t("manage.settings.reservation.detail")}
          minValue={5}
          maxValue={7 * 24 * 60}
          step={5}
          value={settings.reservationMs / minute}
          onChange={(value) => set({ reservationMs: Math.round(orBefore(value * minute, settings.reservationMs)) })}
        />
      </div>
      <div className={styles.pair}>
        <NumberField
          label={t("manage.settings.grace")}
          description={t("manage.settings.grace.detail")}
          minValue={0}
          maxValue={600}
          step={5}
          value={settings.contactGraceMs / second}
          onChange={(value) => set({ contactGraceMs: Math.round(orBefore(value * second, settings.contactGraceMs)) })}
        />
        <NumberField
          label={t("manage.settings.revisitable")}
          description={t("manage.settings.revisitable.detail")}
          minValue={0}
          maxValue={100}
          value={settings.revisitable}
          onChange={(revisitable) => set({ revisitable: orBefore(revisitable, settings.revisitable) })}
        />
      </div>
      <div>
        <Checkbox isSelected={settings.prefetch} onChange={(prefetch) => set({ prefetch })}>
          {t("manage.settings.prefetch")}
        </Checkbox>
        <p className={styles.note}>{t("manage.settings.prefetch.detail")}</p>
      </div>
    </SettingsSection>
  );
}
