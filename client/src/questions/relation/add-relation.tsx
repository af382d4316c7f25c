import type { Relation, RelationSettings } from "@keyhole/shared/questions/relation/schema";
import { useMemo, useState } from "react";
import { newRegionId } from "../../editor/region-id.ts";
import { textOfNotice, type Notice } from "../../editor/notice.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Select } from "../../ui/select.tsx";
import styles from "./relation-panel.module.css";
import { isolated, type NamedSpan } from "./span-names.ts";

export interface AddRelationProps {
  readonly settings: RelationSettings;
  readonly spans: ReadonlyMap<string, NamedSpan>;
  readonly put: (relation: Relation) => Notice | null;
}

/** Spans that are listed; what is typed finds the others. */
const listed = 100;

/** A relation by names alone: for whoever does not see the text, or wants no pointer. */
export function AddRelation(props: AddRelationProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.adding} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("questions.relation.adding")}</summary>
      {isOpen && <Form {...props} />}
    </details>
  );
}

function Form({ settings, spans, put }: AddRelationProps) {
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [label, setLabel] = useState(settings.labels[0]?.value);
  const [refusal, setRefusal] = useState<Notice | null>(null);
  const add = () => {
    if (from === undefined || to === undefined || label === undefined) return;
    const refused = put({ id: newRegionId(), label, from, to });
    setRefusal(refused);
    if (refused !== null) return;
    setFrom(undefined);
    setTo(undefined);
  };
  return (
    <div className={styles.details}>
      <SpanChoice label={t("questions.relation.from")} spans={spans} value={from} onChange={setFrom} />
      <Select
        label={t("questions.relation.label")}
        options={settings.labels.map(({ value, title }) => ({ id: value, label: title }))}
        value={label}
        onChange={setLabel}
      />
      <SpanChoice label={t("questions.relation.to")} spans={spans} value={to} onChange={setTo} />
      <output className={styles.refusal}>{refusal === null ? "" : textOfNotice(refusal)}</output>
      <Button size="small" isDisabled={from === undefined || to === undefined} onPress={add}>
        {t("questions.relation.add")}
      </Button>
    </div>
  );
}

interface SpanChoiceProps extends Pick<AddRelationProps, "spans"> {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

function SpanChoice({ label, spans, value, onChange }: SpanChoiceProps) {
  const [typed, setTyped] = useState("");
  const options = useMemo(() => {
    const wanted = typed.toLowerCase();
    const found: { readonly id: string; readonly label: string }[] = [];
    for (const [id, { region, text }] of spans) {
      const name = t("questions.relation.span", { text: isolated(text), label: region.label });
      if (id === value || name.toLowerCase().includes(wanted)) found.push({ id, label: name });
      if (found.length === listed) break;
    }
    return found;
  }, [spans, typed, value]);
  return <ComboBox {...{ label, options, value, onChange }} onSearch={setTyped} />;
}
