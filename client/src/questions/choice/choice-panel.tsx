import type { ChoiceAnswer, ChoiceSettings } from "@keyhole/shared/questions/choice/schema";
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { optionsOf, pick, pickTie, type ChoiceOption } from "./choice-rules.ts";
import styles from "./choice.module.css";
import { OptionRow } from "./option-row.tsx";

type Props = PanelProps<ChoiceSettings, ChoiceAnswer>;

export function ChoicePanel(props: Props) {
  const { title, required, settings, facts, problems } = props;
  const options = optionsOf(settings, facts);
  return (
    <QuestionFrame title={title} required={required} problems={problems} hint={hintOf(settings)}>
      {settings.multiple ? <Several {...props} options={options} /> : <One {...props} options={options} />}
    </QuestionFrame>
  );
}

/** No stored value can be this: values hold no control characters. */
const tieId = "\u0000tie";

function One({
  question,
  title,
  settings,
  answer,
  readOnly,
  options,
  onChange,
}: Props & { options: readonly ChoiceOption[] }) {
  const chosen = answer?.tie === true ? tieId : (answer?.selected[0] ?? null);
  const all: readonly ChoiceOption[] = settings.tie
    ? [...options, { value: tieId, title: t("questions.choice.tie"), hotkey: settings.tieKey }]
    : options;
  return (
    <RadioGroup
      aria-label={title}
      value={chosen}
      isReadOnly={readOnly}
      onChange={(value) => onChange(value === tieId ? pickTie(undefined) : pick(undefined, value, settings))}
      className={styles.group ?? ""}
    >
      {all.map((option) => (
        <Radio key={option.value} value={option.value} className={styles.option ?? ""}>
          <OptionRow
            option={option}
            binding={`${question}.${option.value === tieId ? "tie" : `option.${option.value}`}`}
          />
        </Radio>
      ))}
    </RadioGroup>
  );
}

function Several({
  question,
  title,
  settings,
  answer,
  readOnly,
  options,
  onChange,
}: Props & { options: readonly ChoiceOption[] }) {
  const selected = answer?.selected ?? [];
  const full = settings.max !== null && selected.length >= settings.max;
  return (
    <CheckboxGroup
      aria-label={title}
      value={Array.from(selected)}
      isReadOnly={readOnly}
      onChange={(value) => onChange(value.length === 0 ? undefined : { selected: value, tie: false })}
      className={styles.group ?? ""}
    >
      {options.map((option) => (
        <Checkbox
          key={option.value}
          value={option.value}
          isDisabled={full && !selected.includes(option.value)}
          className={`${styles.option ?? ""} ${styles.several ?? ""}`}
        >
          <OptionRow option={option} binding={`${question}.option.${option.value}`} />
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function hintOf({ multiple, min: minimum, max: maximum }: ChoiceSettings): string | undefined {
  if (!multiple || (minimum === 0 && maximum === null)) return undefined;
  if (maximum === null) return t("questions.choice.pickAtLeast", { minimum });
  return minimum === 0
    ? t("questions.choice.pickAtMost", { maximum })
    : t("questions.choice.pickBetween", { minimum, maximum });
}
