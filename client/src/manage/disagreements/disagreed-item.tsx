import type { AnnotationId } from "@keyhole/shared/ids";
import { useMemo, type ReactNode } from "react";
import type { InspectedItem, ListedDisagreement } from "../../api-types.ts";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { AnnotationProvider } from "../../editor/use-annotations.ts";
import { useBindings, useKeyCaps } from "../../editor/use-hotkeys.ts";
import { formatTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { ComparePane } from "../../review/compare-pane.tsx";
import type { ComparedAnswer, Comparison } from "../../review/comparison.ts";
import { Button } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import type { Media } from "../../workspace/media.ts";
import { Marked, ProtectedItem } from "../../workspace/protected-item.tsx";
import { settleBinding } from "./bindings.ts";
import styles from "./disagreements.module.css";
import { useInspectedTask } from "./inspected-task.ts";

export interface DisagreedItemProps {
  readonly kind: Pick<ListedDisagreement, "said" | "question">;
  /** Who said the kind's first word and who its second. */
  readonly pair: readonly [one: string, other: string];
  readonly item: InspectedItem;
  readonly media: Media;
  readonly threshold: number;
  /** Index of the answer shown alone; null for all together. */
  readonly chosen: number | null;
  readonly isSending: boolean;
  onChoose(this: void, index: number | null): void;
  onSettle(this: void, annotationId: AnnotationId, name: string): void;
}

/** The item with both answers over it, and beside each other what was said; all of it under the mark of this look. */
export function DisagreedItem(props: DisagreedItemProps): ReactNode {
  const { kind, pair, item, media, threshold, chosen, isSending, onChoose, onSettle } = props;
  const { task, comparison } = useInspectedTask(item);
  const { answers, overlay } = comparison;
  // The question that they disagree on stands first.
  const ordered = useMemo(() => {
    const isAsked = ({ question }: Comparison["questions"][number]): boolean => question.name === kind.question;
    const { questions } = comparison;
    return { ...comparison, questions: [...questions.filter(isAsked), ...questions.filter((each) => !isAsked(each))] };
  }, [comparison, kind.question]);
  const one = chosen === null ? undefined : answers[chosen];
  const shown = useMemo(() => {
    const store = new AnnotationStore();
    store.load(one === undefined ? overlay.answers : one.shown);
    return { store, fields: one === undefined ? overlay.fields : task.fields };
  }, [overlay, one, task]);
  const cap = useKeyCaps("disagreements.settle");
  useBindings(
    useMemo(
      () =>
        settleBinding(() => {
          if (one !== undefined && !isSending) onSettle(one.annotationId, one.name ?? "");
        }),
      [one, isSending, onSettle],
    ),
  );
  return (
    <AnnotationProvider value={shown.store}>
      <section className={styles.item} aria-label={t("disagreements.item")}>
        <ProtectedItem key={String(chosen)} media={media} fields={shown.fields} readOnly />
      </section>
      <section className={styles.compared} aria-label={t("disagreements.compared")}>
        <p className={styles.who}>
          <Who answer={answers.find(({ annotationId }) => annotationId === pair[0])} words={saidBy(kind.said, 0)} />
          <Who answer={answers.find(({ annotationId }) => annotationId === pair[1])} words={saidBy(kind.said, 1)} />
        </p>
        <Marked media={media}>
          <ComparePane
            comparison={ordered}
            isBlind={false}
            threshold={threshold}
            comments={[]}
            chosen={chosen}
            isWide
            onChoose={onChoose}
          />
        </Marked>
      </section>
      <footer className={styles.foot}>
        {one === undefined ? (
          <span className={styles.muted}>{t("disagreements.settle.hint")}</span>
        ) : (
          <Button size="small" isPending={isSending} onPress={() => onSettle(one.annotationId, one.name ?? "")}>
            {t("disagreements.settle", { letter: one.letter })} {cap !== undefined && <Kbd keys={cap} />}
          </Button>
        )}
        <span className={styles.muted}>{t("disagreements.recorded", { time: formatTime(item.lease.expires) })}</span>
      </footer>
    </AnnotationProvider>
  );
}

interface WhoProps {
  readonly answer: ComparedAnswer | undefined;
  readonly words: (name: string) => string;
}

/** One of the two, and what they said instead of what the other did. */
function Who({ answer, words }: WhoProps): ReactNode {
  if (answer === undefined) return null;
  return <span dir="auto">{words(`${answer.letter} · ${answer.name ?? ""}`)}</span>;
}

const saidBy =
  (said: ListedDisagreement["said"], which: 0 | 1) =>
  (name: string): string => {
    const what = said[which] ?? null;
    if (what !== null) return t("disagreements.said", { name, what: what.title });
    return t((said[0] ?? null) === null ? "disagreements.saidOther" : "disagreements.saidNothing", { name });
  };
