import { Radio, RadioGroup } from "react-aria-components";
import type { InspectedItem } from "../../api-types.ts";
import { formatDateTime, formatDuration } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { cx } from "../../ui/class-names.ts";
import styles from "./item-page.module.css";

const tones: Readonly<Record<InspectedItem["annotations"][number]["state"], Tone>> = {
  submitted: "neutral",
  accepted: "success",
  returned: "warning",
  superseded: "neutral",
};

export interface AnswerListProps {
  readonly item: InspectedItem;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Everybody's answers to the item, one shown at a time. */
export function AnswerList({ item, chosen, onChoose }: AnswerListProps) {
  return (
    <section className={styles.part}>
      <h2 className={styles.heading} id="answers">
        {t("manage.item.answers")}
      </h2>
      {item.annotations.length === 0 && <p className={styles.quiet}>{t("manage.item.noAnswers")}</p>}
      <RadioGroup aria-labelledby="answers" value={chosen} onChange={onChoose} className={cx(styles.answers)}>
        {item.annotations.map(({ id, name, source, state, submitted, activeMs, formId }) => (
          <Radio key={id} value={id} className={cx(styles.answer)}>
            <span className={styles.answerHead}>
              <span className={styles.answerName}>
                {source === "reviewer" ? t("manage.item.correction", { name }) : name}
              </span>
              <Badge tone={tones[state]}>{t(`manage.item.annotation.${state}`)}</Badge>
            </span>
            <span className={styles.quiet}>
              {t("manage.item.made", {
                when: formatDateTime(submitted),
                time: formatDuration(activeMs),
                version: item.forms[formId]?.version ?? 0,
              })}
            </span>
          </Radio>
        ))}
        {item.suggestions !== null && (
          <Radio value="prediction" className={cx(styles.answer)}>
            {t("manage.item.prediction")}
          </Radio>
        )}
        {item.reference !== null && (
          <Radio value="reference" className={cx(styles.answer)}>
            {t("manage.item.reference")}
          </Radio>
        )}
        {(item.reference !== null || item.annotations.length > 0 || item.suggestions !== null) && (
          <Radio value="none" className={cx(styles.answer)}>
            {t("manage.item.none")}
          </Radio>
        )}
      </RadioGroup>
    </section>
  );
}
