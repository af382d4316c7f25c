import type { ReactNode } from "react";
import type { Label } from "@keyhole/shared/questions/label";
import { t } from "../i18n/t.ts";
import { NumberField } from "../ui/number-field.tsx";
import { CountSettings } from "./count-settings.tsx";
import type { SettingsFormProps } from "./editor-type.ts";
import { LabelSetEditor } from "./label-set-editor.tsx";
import { SettingsGrid } from "./settings-grid.tsx";
import { errorAt, problemsUnder } from "./settings-problems.ts";

interface ShapeSettings {
  readonly labels: Label[];
  readonly minCount: number;
  readonly maxCount: number;
}

/** The settings that are one number each. */
type NumberName<Settings> = { [Name in keyof Settings]: Settings[Name] extends number ? Name : never }[keyof Settings] &
  string;

/** How such a setting is asked for. */
export interface NumberSetting<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly description?: string;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  /** Shown as per cent. */
  readonly isShare?: boolean;
}

interface ShapeSettingsFormProps<Settings> extends Omit<SettingsFormProps<Settings>, "before"> {
  /** What the labels are of this shape, where they are something else. */
  readonly labelsTitle?: string;
  readonly numbers: readonly NumberSetting<NumberName<Settings>>[];
  /** Settings of another kind, under the labels; those of `beside` stand among the numbers. */
  readonly children?: ReactNode;
  readonly beside?: ReactNode;
}

/** What every question on shapes sets, labels, numbers and counts, around what only one of them does. */
export function ShapeSettingsForm<Settings extends ShapeSettings>(props: ShapeSettingsFormProps<Settings>): ReactNode {
  const { settings, problems, onChange, labelsTitle = t("editor.labels"), numbers, children, beside } = props;
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={labelsTitle}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => onChange({ ...settings, labels })}
      />
      {children}
      <SettingsGrid across>
        {beside}
        {numbers.map(({ name, label, description, least, most, step, isShare }) => (
          <NumberField
            key={name}
            label={label}
            description={description}
            value={Number(settings[name])}
            minValue={least}
            maxValue={most}
            {...(step === undefined ? {} : { step })}
            {...(isShare === true ? { formatOptions: { style: "percent", maximumFractionDigits: 1 } } : {})}
            error={errorAt(problems, name)}
            onChange={(value) => Number.isNaN(value) || onChange({ ...settings, [name]: value })}
          />
        ))}
      </SettingsGrid>
      <CountSettings
        settings={settings}
        problems={problems}
        onChange={(counts) => onChange({ ...settings, ...counts })}
      />
    </SettingsGrid>
  );
}

interface SizedSettings extends ShapeSettings {
  readonly minSize: number;
}

/** For shapes whose smallest side is set. */
export const SizedSettingsForm = <Settings extends SizedSettings>(props: SettingsFormProps<Settings>): ReactNode => (
  <ShapeSettingsForm<SizedSettings>
    {...props}
    numbers={[
      {
        name: "minSize",
        label: t("editor.settings.minSize"),
        description: t("editor.settings.minSizeDetail"),
        least: 0,
        most: 10_000,
      },
    ]}
    onChange={(sized) => props.onChange({ ...props.settings, ...sized })}
  />
);

/** Fewest and most vertices, between what the shape and the product allow. */
export const vertexNumbers = (least: number, most: number): readonly NumberSetting<"minVertices" | "maxVertices">[] => [
  { name: "minVertices", label: t("editor.settings.minVertices"), least, most },
  { name: "maxVertices", label: t("editor.settings.maxVertices"), least, most },
];

/** How far two people's shapes may be from each other, as a share of the picture's diagonal. */
export const agreementDistance = (description: string): NumberSetting<"tolerance"> => ({
  name: "tolerance",
  label: t("editor.settings.tolerance"),
  description,
  least: 0.001,
  most: 1,
  step: 0.001,
  isShare: true,
});
