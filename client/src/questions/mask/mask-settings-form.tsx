import type { ReactNode } from "react";
import type { MaskSettings } from "@keyhole/shared/questions/mask/schema";
import { t } from "../../i18n/t.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { ShapeSettingsForm } from "../shape-settings-form.tsx";

export function MaskSettingsForm(props: SettingsFormProps<MaskSettings>): ReactNode {
  const { settings, onChange } = props;
  return (
    <ShapeSettingsForm
      {...props}
      numbers={[
        { name: "minArea", label: t("editor.settings.minArea"), least: 1, most: 1_000_000 },
        {
          name: "fillTolerance",
          label: t("editor.settings.fillTolerance"),
          description: t("editor.settings.fillToleranceDetail"),
          least: 0,
          most: 255,
        },
      ]}
    >
      <RadioGroup
        label={t("editor.settings.maskKind")}
        value={settings.kind}
        options={(["instance", "semantic"] as const).map((id) => ({
          id,
          label: t(`editor.settings.maskKind.${id}`),
          description: t(`editor.settings.maskKind.${id}.detail`),
        }))}
        onChange={(kind) => onChange({ ...settings, kind })}
      />
    </ShapeSettingsForm>
  );
}
