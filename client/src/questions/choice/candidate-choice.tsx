import type { ChoiceAnswer, ChoiceSettings } from "@keyhole/shared/questions/choice/schema";
import { ToggleButton } from "react-aria-components";
import { keyCaps } from "../../editor/chord.ts";
import { candidateName } from "../../fields/conversation/names.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { CandidateToolProps } from "../editor-type.ts";
import { pick } from "./choice-rules.ts";
import styles from "./choice.module.css";

/** "Choose" at a candidate's head. */
export function CandidateChoice(props: CandidateToolProps<ChoiceSettings, ChoiceAnswer>) {
  const { candidate, position, title, settings, answer, readOnly, onChange } = props;
  if (settings.source !== "candidates") return null;
  const chosen = answer?.selected.includes(candidate) === true;
  // Where nothing can be chosen any more, what was not chosen is no button.
  if (readOnly && !chosen) return null;
  const key = settings.candidateKeys[position];
  return (
    <ToggleButton
      data-chosen={chosen}
      isSelected={chosen}
      isDisabled={readOnly}
      onChange={() => onChange(pick(answer, candidate, settings))}
      className={cx(styles.choose)}
    >
      <span className={styles.mark} aria-hidden="true" />
      {chosen ? t("questions.choice.chosen") : t("questions.choice.choose")}
      <VisuallyHidden>
        {candidateName(position)}, {title}
      </VisuallyHidden>
      {key !== undefined && !readOnly && (
        <span aria-hidden="true">
          <Kbd keys={keyCaps(key).join("+")} />
        </span>
      )}
    </ToggleButton>
  );
}
