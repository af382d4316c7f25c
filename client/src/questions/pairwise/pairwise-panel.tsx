import type { PairwiseAnswer, PairwiseSettings } from "@keyhole/shared/questions/pairwise/schema";
import { useState } from "react";
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from "react-aria-components";
import { useKeyCaps } from "../../editor/use-hotkeys.ts";
import { custom } from "../../fields/text/custom-properties.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { Kbd } from "../../ui/kbd.tsx";
import type { PanelProps } from "../editor-type.ts";
import { OptionRow } from "../choice/option-row.tsx";
import options from "../choice/choice.module.css";
import { QuestionFrame } from "../question-frame.tsx";
import { decided, type Pair, pairOf, placeName, placeOf, placesOf, reasoned } from "./pairwise-rules.ts";
import styles from "./pairwise.module.css";

type Props = PanelProps<PairwiseSettings, PairwiseAnswer>;

export function PairwisePanel(props: Props) {
  const { title, required, settings, facts, problems } = props;
  const pair = pairOf(settings, facts);
  return (
    <QuestionFrame title={title} required={required} problems={problems}>
      {pair === null ? (
        <p className={styles.none}>{t("questions.pairwise.noPair")}</p>
      ) : (
        <Scale {...props} pair={pair} />
      )}
      {pair !== null && settings.reasons.length > 0 && <Reasons {...props} />}
    </QuestionFrame>
  );
}

/** The scale between the two: the further out, the larger the dot and the clearer the preference. */
function Scale({ question, title, settings, answer, readOnly, pair, onChange }: Props & { readonly pair: Pair }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const places = placesOf(settings);
  const place = placeOf(answer, pair);
  const said = pointed ?? place;
  return (
    <div className={styles.scale}>
      <div className={styles.sides} aria-hidden="true">
        <span className={cx(place !== null && place < 0 && styles.winner)}>{pair[0].name}</span>
        <span className={cx(place !== null && place > 0 && styles.winner)}>{pair[1].name}</span>
      </div>
      <RadioGroup
        aria-label={title}
        orientation="horizontal"
        value={place === null ? null : String(place)}
        isReadOnly={readOnly}
        onChange={(next) => onChange(decided(answer, pair, Number(next)))}
        className={cx(styles.places)}
      >
        {places.map((each) => (
          <Radio
            key={each}
            value={String(each)}
            aria-label={placeName(each, pair, settings)}
            onHoverChange={(isHovered) => setPointed(isHovered ? each : null)}
            className={cx(styles.place)}
          >
            <span className={styles.dot} style={custom({ "--strength": Math.abs(each) })} aria-hidden="true" />
            {!readOnly && <PlaceKey binding={`${question}.${bindingOf(settings, each)}`} />}
          </Radio>
        ))}
      </RadioGroup>
      <p className={cx(styles.said, pointed !== null && styles.pointed)} aria-live="polite">
        {said === null ? t("questions.pairwise.undecided") : placeName(said, pair, settings)}
      </p>
    </div>
  );
}

/** Which binding's key stands under a place; one key a side stands under the weakest of that side. */
function bindingOf({ keys }: PairwiseSettings, place: number): string {
  if (keys === "digits") return `place.${place}`;
  return place === 0 ? "tie" : place === -1 ? "first" : place === 1 ? "second" : "";
}

/** The key as it is for this person. */
function PlaceKey({ binding }: { readonly binding: string }) {
  const caps = useKeyCaps(binding);
  return caps === undefined ? null : (
    <span aria-hidden="true">
      <Kbd keys={caps} />
    </span>
  );
}

function Reasons({ question, settings, answer, readOnly, onChange }: Props) {
  return (
    <CheckboxGroup
      aria-label={t("questions.pairwise.reasons")}
      value={Array.from(answer?.reasons ?? [])}
      isReadOnly={readOnly}
      onChange={(reasons) => onChange(reasoned(answer, reasons))}
      className={cx(options.group)}
    >
      <p className={styles.why} aria-hidden="true">
        {t("questions.pairwise.reasons")}
        {!settings.reasonsRequired && <span className={styles.optional}> {t("common.optional")}</span>}
      </p>
      {settings.reasons.map((reason) => (
        <Checkbox key={reason.value} value={reason.value} className={cx(options.option, options.several)}>
          <OptionRow option={reason} binding={`${question}.reason.${reason.value}`} />
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
