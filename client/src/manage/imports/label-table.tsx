import { formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import type { ImportPreview } from "../../api-types.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { useProjectId } from "../use-project.ts";
import { CellSelect } from "./cell-select.tsx";
import styles from "./imports.module.css";
import type { MappingProps } from "./mapping-table.tsx";

type SeenLabel = ImportPreview["labels"][number];

/** No label of a form: these hold no control characters. */
const dropped = "\u0000";

/** Labels that the files call otherwise than the form, and what each becomes. Nothing where all are known. */
export function LabelTable(props: MappingProps) {
  const projectId = useProjectId();
  const rows = props.preview.labels.filter(({ name, label }) => name !== label);
  if (rows.length === 0) return null;
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <h2>{t("imports.labels")}</h2>
        <LinkButton to="/projects/$projectId/form" params={{ projectId }}>
          {t("imports.labels.toForm")}
        </LinkButton>
      </div>
      <p className={styles.muted}>{t("imports.labels.detail")}</p>
      <div className={styles.scroll}>
        <Table
          label={t("imports.labels")}
          columns={columnsFor(props)}
          rows={rows}
          rowKey={({ question, name }) => `${question} ${name}`}
        />
      </div>
    </section>
  );
}

const questionOf = ({ preview }: MappingProps, { question }: SeenLabel) =>
  preview.form.questions.find(({ name }) => name === question);

const columnsFor = (props: MappingProps): readonly Column<SeenLabel>[] => [
  {
    key: "name",
    header: t("imports.labels.name"),
    width: "28%",
    isRowHeader: true,
    cell: ({ name }) => <span className={styles.mono}>{name}</span>,
  },
  {
    key: "question",
    header: t("imports.labels.question"),
    cell: (row) => questionOf(props, row)?.title ?? row.question,
  },
  { key: "count", header: t("imports.labels.count"), align: "end", cell: ({ count }) => formatNumber(count) },
  {
    key: "becomes",
    header: t("imports.labels.becomes"),
    width: "20rem",
    cell: (row) => <LabelSelect {...props} row={row} />,
  },
];

function LabelSelect({ row, ...props }: MappingProps & { readonly row: SeenLabel }) {
  const { plan, onChange } = props;
  const known = questionOf(props, row)?.labels ?? [];
  const change = (id: string) => {
    const renaming = { ...plan.labels[row.question], [row.name]: id === dropped ? null : id };
    onChange({ ...plan, labels: { ...plan.labels, [row.question]: renaming } });
  };
  return (
    <CellSelect
      label={t("imports.labels.becomesOf", { label: row.name })}
      options={[
        { id: dropped, label: t("imports.labels.drop") },
        ...known.map(({ value, title }) => ({ id: value, label: title })),
      ]}
      value={plan.labels[row.question]?.[row.name] ?? row.label ?? dropped}
      onChange={change}
    />
  );
}
