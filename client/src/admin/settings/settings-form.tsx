import type { InstallationSettings } from "@keyhole/shared/installation-settings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { cx } from "../../ui/class-names.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { notify } from "../../ui/toasts.ts";
import styles from "./settings.module.css";

const hour = 3_600_000;
const mostHours = 90 * 24;
const day = 24 * hour;
const mostDays = 365;

export interface SettingsFormProps {
  readonly saved: InstallationSettings;
  readonly mayChange: boolean;
}

export function SettingsForm({ saved, mayChange }: SettingsFormProps) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(saved);
  const save = useMutation(
    trpc.settings.change.mutationOptions({
      onSuccess: async ({ settings, requestId }) => {
        setWanted(settings);
        if (requestId === null) notify({ tone: "success", text: t("admin.settings.saved") });
        else notify({ tone: "info", text: t("admin.settings.asked"), detail: t("admin.settings.askedDetail") });
        await queries.invalidateQueries({ queryKey: trpc.settings.pathKey() });
      },
    }),
  );
  return (
    <Form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wanted);
      }}
    >
      <div className={styles.number}>
        <NumberField
          label={t("admin.settings.approverAge")}
          description={t("admin.settings.approverAgeHint")}
          value={wanted.approverAgeMs / hour}
          onChange={(hours) => setWanted({ ...wanted, approverAgeMs: Math.round((hours || 0) * hour) })}
          minValue={0}
          maxValue={mostHours}
          isDisabled={!mayChange}
        />
      </div>
      <Setting
        label={t("admin.settings.labelersFactor")}
        hint={t("admin.settings.labelersFactorHint")}
        isOn={wanted.labelersNeedSecondFactor}
        mayChange={mayChange}
        onChange={(labelersNeedSecondFactor) => setWanted({ ...wanted, labelersNeedSecondFactor })}
      />
      <Setting
        label={t("admin.settings.dependent")}
        hint={t("admin.settings.dependentHint")}
        isOn={wanted.dependentMayApprove}
        mayChange={mayChange}
        onChange={(dependentMayApprove) => setWanted({ ...wanted, dependentMayApprove })}
      />
      <div className={styles.number}>
        <NumberField
          label={t("admin.settings.resetTie")}
          description={t("admin.settings.resetTieHint")}
          value={wanted.resetTieMs / day}
          onChange={(days) => setWanted({ ...wanted, resetTieMs: Math.round((days || 0) * day) })}
          minValue={0}
          maxValue={mostDays}
          isDisabled={!mayChange}
        />
      </div>
      {mayChange && <p className={styles.hint}>{t("admin.settings.twoPeople")}</p>}
      {save.isError && <ErrorPanel error={save.error} />}
      {mayChange ? (
        <div>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t("common.save")}
          </Button>
        </div>
      ) : (
        <p className={styles.hint}>{t("admin.settings.readOnly")}</p>
      )}
    </Form>
  );
}

interface SettingProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly mayChange: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Setting({ label, hint, isOn, mayChange, onChange }: SettingProps) {
  return (
    <Checkbox isSelected={isOn} onChange={onChange} isDisabled={!mayChange}>
      <span className={styles.option}>
        {label}
        <span className={styles.hint}>{hint}</span>
      </span>
    </Checkbox>
  );
}
