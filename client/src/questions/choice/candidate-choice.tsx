import type { ChoiceAnswer, ChoiceSettings } from "@keyhole/shared/questions/choice/schema";
import { ToggleButton } from "react-aria-components";
import { useKeyCaps } from "../../editor/use-hotkeys.ts";
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
  const { question, candidate, position, title, settings, answer, readOnly, onChange } = props;
  const caps = useKeyCaps(`${question}.option.${candidate}`);
  if (settings.source !== "candidates") return null;
  const chosen = answer?.selected.includes(candidate) === true;
  // Where nothing can be chosen any more, what was not chosen is no button.
  if (readOnly && !chosen) return null;
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
      {caps !== undefined && !readOnly && (
        <span aria-hidden="true">
          <Kbd keys={caps} />
        </span>
      )}
    </ToggleButton>
  );
}
