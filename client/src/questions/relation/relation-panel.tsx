import { spanAnswer, type SpanRegion } from "@keyhole/shared/questions/span/schema";
import type { Relation, RelationAnswer, RelationSettings } from "@keyhole/shared/questions/relation/schema";
import { ArrowLeftRight, Trash2 } from "lucide-react";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { textOfNotice, type Notice } from "../../editor/notice.ts";
import { RegionList } from "../../editor/region-list.tsx";
import { useAnnotationStore, useAnnotations } from "../../editor/use-annotations.ts";
import { putLink, removeLinks } from "../../fields/text/link-edits.ts";
import type { LinkQuestion } from "../../fields/text/link-layer.ts";
import { mostDrawn } from "../../fields/text/shown-links.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { AddRelation } from "./add-relation.tsx";
import { relationLayer } from "./relation-layer.ts";
import styles from "./relation-panel.module.css";
import { isolated, namedSpans, shortened, type NamedSpan } from "./span-names.ts";

type Props = PanelProps<RelationSettings, RelationAnswer>;

const none: readonly never[] = [];

/** The relations as begin, name and end in words, to be changed here; and a way to add one without the text. */
export function RelationPanel(props: Props) {
  const { question, title, required, settings, answer, value, problems, readOnly } = props;
  const store = useAnnotationStore();
  const marked = useDeferredValue(useAnnotations(({ answers }) => answers[settings.spans]));
  const spans = useMemo(() => namedSpans(value, spansIn(marked)), [value, marked]);
  const selected = useAnnotations(({ selection }) =>
    selection.length === 1 && selection[0]?.question === question ? selection[0].region : null,
  );
  const target = useMemo(
    (): LinkQuestion => ({ name: question, settings, layer: relationLayer }),
    [question, settings],
  );
  const put = useCallback(
    (relation: Relation): Notice | null =>
      putLink(
        store,
        { question: target, ends: new Map(Array.from(spans, ([id, { region }]) => [id, region])) },
        relation,
      ),
    [store, target, spans],
  );
  const describe = useMemo(() => describer(settings, spans), [settings, spans]);
  const onDelete = useCallback((ids: ReadonlySet<string>) => void removeLinks(store, target, ids), [store, target]);
  const regions = answer?.regions ?? none;
  const current = regions.find(({ id }) => id === selected);
  return (
    <QuestionFrame
      title={title}
      required={required}
      problems={problems}
      hint={t("questions.relation.summary", { count: regions.length })}
    >
      {regions.length === 0 ? (
        <p className={styles.quiet}>{readOnly ? t("questions.relation.none") : t("questions.relation.empty")}</p>
      ) : (
        <div className={styles.list}>
          <RegionList {...{ question, title, regions, readOnly, describe, onDelete }} />
        </div>
      )}
      {regions.length > mostDrawn && (
        <p className={styles.quiet}>{t("questions.relation.manySpans", { count: regions.length })}</p>
      )}
      {!readOnly && current !== undefined && (
        <Details
          key={current.id}
          {...{ current, settings, spans, put }}
          onRemove={() => onDelete(new Set([current.id]))}
        />
      )}
      {!readOnly && spans.size > 1 && <AddRelation settings={settings} spans={spans} put={put} />}
    </QuestionFrame>
  );
}

function spansIn(answer: unknown): readonly SpanRegion[] {
  const read = spanAnswer.safeParse(answer);
  return read.success ? read.data.regions : none;
}

interface DetailsProps {
  readonly current: Relation;
  readonly settings: RelationSettings;
  readonly spans: Spans;
  readonly put: (relation: Relation) => Notice | null;
  readonly onRemove: () => void;
}

function Details({ current, settings, spans, put, onRemove }: DetailsProps) {
  const [refusal, setRefusal] = useState<Notice | null>(null);
  const change = (part: Partial<Relation>) => setRefusal(put({ ...current, ...part }));
  return (
    <div className={styles.details}>
      <p className={styles.quiet}>{endsOf(current, settings, (id) => spans.get(id)?.text ?? "?")}</p>
      <Select
        label={t("questions.relation.label")}
        options={settings.labels.map(({ value, title }) => ({ id: value, label: title }))}
        value={current.label}
        onChange={(label) => change({ label })}
        {...(refusal === null ? {} : { error: textOfNotice(refusal) })}
      />
      <div className={styles.tools}>
        {!settings.symmetric.includes(current.label) && (
          <IconButton
            size="small"
            label={t("questions.relation.reverse")}
            icon={<ArrowLeftRight />}
            onPress={() => change({ from: current.to, to: current.from })}
          />
        )}
        <IconButton
          size="small"
          label={t("questions.relation.remove")}
          hotkey="Del"
          icon={<Trash2 />}
          onPress={onRemove}
        />
      </div>
    </div>
  );
}

type Spans = ReadonlyMap<string, NamedSpan>;

function endsOf(
  { label, from, to }: Relation,
  { symmetric }: RelationSettings,
  textAt: (id: string) => string,
): string {
  return t(symmetric.includes(label) ? "questions.relation.bothWays" : "questions.relation.ends", {
    from: isolated(textAt(from)),
    to: isolated(textAt(to)),
  });
}

/** Code points of the begin in a row; the whole is said below the list. */
const inRow = 16;

function describer(settings: RelationSettings, spans: Spans) {
  const byValue = new Map(settings.labels.map((label) => [label.value, label]));
  const textAt = (id: string) => spans.get(id)?.text ?? "?";
  return ({ label, from, to }: Relation) => ({
    title: shortened(textAt(from), inRow),
    colour: byValue.get(label)?.colour ?? "#808080",
    detail: t(settings.symmetric.includes(label) ? "questions.relation.rowBothWays" : "questions.relation.row", {
      label: byValue.get(label)?.title ?? label,
      to: isolated(textAt(to)),
    }),
  });
}
