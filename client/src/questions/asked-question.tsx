import type { Ask } from "@keyhole/shared/asks";
import { partsOf, type EachPart } from "@keyhole/shared/each";
import type { Problem } from "@keyhole/shared/errors";
import type { FieldFacts, FieldValue } from "@keyhole/shared/fields/field-type";
import { useMemo, useState, type ReactNode } from "react";
import { useFocusedPart, type PartKind } from "../editor/focused-part.ts";
import { useAnnotations, useAnnotationStore } from "../editor/use-annotations.ts";
import { useBindings } from "../editor/use-hotkeys.ts";
import { candidateName, roleName } from "../fields/conversation/names.ts";
import type { FieldQuestion } from "../fields/field-question.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { mostTogether, PartSteps } from "./part-by-part.tsx";
import { QuestionNote } from "./question-frame.tsx";
import styles from "./asked-question.module.css";

/** A question with all that its panel needs. */
export interface AskedQuestion extends FieldQuestion {
  readonly description: string;
  readonly each?: EachPart | undefined;
  readonly value: FieldValue;
  readonly facts: FieldFacts;
}

export interface AskedQuestionProps {
  readonly question: AskedQuestion;
  /** What is asked of it now, in order; empty where it is not asked at all. */
  readonly asks: readonly Ask[];
  readonly readOnly: boolean;
  /** What is wrong, by key of the answer. */
  readonly problems?: Readonly<Record<string, readonly Problem[]>>;
  /** Whether it is the one that leads from part to part (`leadsParts`); it is where nobody says. */
  readonly isLeading?: boolean;
  /** Said under the title, given the key of the answer and the answer. */
  note?(this: void, key: string, answer: unknown): ReactNode;
}

/** A question's panel, or one for each of its parts: the regions that are selected, or every response or turn. */
export function AskedQuestionPanels(props: AskedQuestionProps): ReactNode {
  const { question, asks } = props;
  if (question.each?.of === "region") return <OfRegions {...props} each={question.each} />;
  if (question.each !== undefined && asks.length > 0 && isStepped(question)) {
    return <OnePart {...props} kind={question.each.of} />;
  }
  return asks.map((ask) => (
    <OnePanel
      key={ask.key}
      {...props}
      keys={[ask.key]}
      required={ask.required}
      about={ask.part === undefined ? undefined : partName(question, ask.part)}
    />
  ));
}

/** Whether its parts are too many to stand below each other. Hidden ones count, so that nothing jumps while answering. */
function isStepped({ each, facts }: AskedQuestion): boolean {
  return each !== undefined && partsOf(each, facts, []).length > mostTogether;
}

/** Of several questions asked of the same kind of parts, the first one leads from part to part. */
export const leadsParts = (all: readonly AskedQuestion[], { name, each }: AskedQuestion): boolean =>
  all.find((other) => other.each !== undefined && other.each.of === each?.of && isStepped(other))?.name === name;

function OnePart({ kind, ...props }: AskedQuestionProps & { readonly kind: PartKind }): ReactNode {
  const { question, asks, readOnly, isLeading = true } = props;
  const store = useAnnotationStore();
  const part = useFocusedPart(kind);
  const ask = asks.find((each) => each.part === part) ?? (isLeading ? asks[0] : undefined);
  const key = ask?.key;
  const { settings, facts, editor } = question;
  useBindings(
    useMemo(
      () => (readOnly || key === undefined ? [] : editor.bindings({ question: key, settings, facts, store })),
      [readOnly, key, editor, settings, facts, store],
    ),
  );
  return (
    <>
      {isLeading && <PartSteps {...{ kind, asks, readOnly }} question={question.name} current={ask} />}
      {ask?.part !== undefined && (
        <OnePanel
          key={ask.key}
          {...props}
          keys={[ask.key]}
          required={ask.required}
          about={partName(question, ask.part)}
        />
      )}
    </>
  );
}

/** What a response or a turn is called on the screen. */
export function partName({ each, value }: Pick<AskedQuestion, "each" | "value">, part: string): string {
  if (value.kind !== "conversation") return part;
  if (each?.of === "candidate") return candidateName(value.candidates.findIndex(({ id }) => id === part));
  const turn = value.turns[Number(part)];
  return turn === undefined ? part : t("questions.each.turn", { number: Number(part) + 1, role: roleName(turn.role) });
}

type OfRegionsProps = AskedQuestionProps & { readonly each: Extract<EachPart, { readonly of: "region" }> };

function OfRegions({ each, ...props }: OfRegionsProps): ReactNode {
  const { question, asks, readOnly } = props;
  const store = useAnnotationStore();
  const selection = useAnnotations((state) => state.selection);
  const answers = useAnnotations((state) => state.answers);
  const selected = useMemo(() => {
    const ids = new Set(selection.flatMap((ref) => (ref.question === each.question ? [ref.region] : [])));
    return asks.filter(({ part }) => part !== undefined && ids.has(part));
  }, [selection, asks, each.question]);
  const key = selected[0]?.key;
  const { settings, facts, editor } = question;
  useBindings(
    useMemo(
      () => (readOnly || key === undefined ? [] : editor.bindings({ question: key, settings, facts, store })),
      [readOnly, key, editor, settings, facts, store],
    ),
  );
  if (asks.length === 0) return null;
  if (key !== undefined) {
    const about =
      selected.length === 1 ? t("questions.each.region") : t("questions.each.regions", { count: selected.length });
    return (
      <OnePanel
        // A panel keeps what is being typed: another region gets another one.
        key={key}
        {...props}
        keys={selected.map((ask) => ask.key)}
        required={selected.some(({ required }) => required)}
        about={about}
      />
    );
  }
  const open = asks.filter((ask) => answers[ask.key] === undefined);
  return (
    <section className={styles.part} data-question={question.name} aria-label={question.title}>
      <h3>{question.title}</h3>
      <p className={styles.about}>
        {t("questions.each.select", { answered: asks.length - open.length, count: asks.length })}
      </p>
      {open[0]?.part !== undefined && (
        <Button
          variant="quiet"
          size="small"
          onPress={() => store.select({ question: each.question, region: open[0]?.part ?? "" })}
        >
          {t("questions.each.next")}
        </Button>
      )}
    </section>
  );
}

interface OnePanelProps extends AskedQuestionProps {
  /** Keys of the answers it changes together; it shows the first. */
  readonly keys: readonly string[];
  readonly required: boolean;
  readonly about: string | undefined;
}

const none: readonly never[] = [];

function OnePanel({ question, keys, required, about, readOnly, problems, note }: OnePanelProps): ReactNode {
  const store = useAnnotationStore();
  const { title, description, settings, editor, value, facts } = question;
  const key = keys[0] ?? question.name;
  const found = problems?.[key] ?? none;
  const answer = useAnnotations((state) => state.answers[key]);
  const [refused, setRefused] = useState({ found, answer });
  if (refused.found !== found) setRefused({ found, answer });
  // What was wrong is said until the answer is another one.
  const shown = refused.answer === answer ? found : none;
  return (
    <div className={styles.part} data-question={key}>
      <QuestionNote
        value={
          <>
            {about !== undefined && <p className={styles.about}>{about}</p>}
            {description !== "" && (
              <p className={styles.description}>
                <bdi>{description}</bdi>
              </p>
            )}
            {note?.(key, answer)}
          </>
        }
      >
        {/* oxlint-disable-next-line typescript/unbound-method -- components of the registry use no `this` */}
        <editor.Panel
          question={key}
          title={title}
          required={required}
          settings={settings}
          answer={answer}
          value={value}
          facts={facts}
          readOnly={readOnly}
          problems={shown}
          onChange={(next, options) =>
            store.changeAll(
              keys.map((each) => [each, next] as const),
              options,
            )
          }
        />
      </QuestionNote>
    </div>
  );
}
