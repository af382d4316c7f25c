import { scalePoints } from "@keyhole/shared/questions/rating/scale";
import type { Criterion, RatingAnswer, RatingSettings } from "@keyhole/shared/questions/rating/schema";
import { scoreOf } from "@keyhole/shared/questions/rating/score";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { rate, type Rated, ratedOf, valueOf } from "./rating-rules.ts";
import styles from "./rating.module.css";
import { ScaleButtons } from "./scale-buttons.tsx";

type Props = PanelProps<RatingSettings, RatingAnswer>;

/** A rubric: each criterion with what its points mean, and a scale for each thing rated. */
export function RatingPanel(props: Props) {
  const { title, required, settings, facts, answer, readOnly, problems, onChange } = props;
  const points = useMemo(() => scalePoints(settings.scale), [settings.scale]);
  const rated = ratedOf(settings, facts);
  const alone = settings.criteria.length === 1;
  return (
    <QuestionFrame title={title} required={required} problems={problems}>
      {settings.criteria.map((criterion) => (
        <fieldset key={criterion.value} aria-label={criterion.title} className={styles.criterion}>
          {!alone && (
            <h4 className={styles.name}>
              {criterion.title}
              {!criterion.required && <span className={styles.optional}>{t("common.optional")}</span>}
            </h4>
          )}
          {criterion.description !== undefined && <p className={styles.description}>{criterion.description}</p>}
          {!isTall(criterion, rated.length, points) && <Anchors criterion={criterion} />}
          {rated.map(({ candidate, name }) => (
            <div key={candidate ?? ""} className={styles.rated}>
              {name !== null && <span className={styles.candidate}>{name}</span>}
              <ScaleButtons
                name={
                  name === null
                    ? criterion.title
                    : t("questions.rating.points", { criterion: criterion.title, candidate: name })
                }
                points={points}
                anchors={criterion.anchors}
                isTall={isTall(criterion, rated.length, points)}
                notApplicable={criterion.notApplicable}
                value={valueOf(answer, criterion.value, candidate)}
                readOnly={readOnly}
                onChange={(value) => onChange(rate(answer, { criterion: criterion.value, candidate }, value))}
              />
            </div>
          ))}
        </fieldset>
      ))}
      {!alone && <Scores {...props} rated={rated} />}
    </QuestionFrame>
  );
}

/** Where a criterion is rated once, what its points mean stands at the points themselves. */
const isTall = ({ anchors }: Criterion, rated: number, points: readonly number[]): boolean =>
  rated === 1 && points.length <= 7 && Object.keys(anchors).length > 0;

/** What the criteria come to by their weights. */
function Scores({ answer, settings, rated }: Props & { readonly rated: readonly Rated[] }) {
  const scores = rated.flatMap(({ candidate, name }) => {
    const score = answer === undefined ? undefined : scoreOf(answer, settings, candidate);
    return score === undefined ? [] : [{ candidate, name, score }];
  });
  if (scores.length === 0) return null;
  return (
    <output className={styles.scores}>
      {scores.map(({ candidate, name, score }) => (
        <span key={candidate ?? ""}>
          {name === null ? t("questions.rating.score", { score }) : t("questions.rating.scoreOf", { name, score })}
        </span>
      ))}
    </output>
  );
}

function Anchors({ criterion }: { readonly criterion: Criterion }) {
  const anchors = Object.entries(criterion.anchors).sort(([a], [b]) => Number(a) - Number(b));
  if (anchors.length === 0) return null;
  return (
    <ul className={styles.anchors}>
      {anchors.map(([point, meaning]) => (
        <li key={point}>
          <span className={styles.anchor}>{point}</span> {meaning}
        </li>
      ))}
    </ul>
  );
}
