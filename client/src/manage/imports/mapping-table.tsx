import type { ImportPlan, ImportPreview } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Select } from "../../ui/select.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { CellSelect } from "./cell-select.tsx";
import styles from "./imports.module.css";
import { targetId, targetOptions } from "./targets.ts";

export interface MappingProps {
  readonly preview: ImportPreview;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** Column by column: an example, and what it becomes. */
export function MappingTable(props: MappingProps) {
  const { preview } = props;
  return (
    <section className={styles.section}>
      <h2>{t("imports.mapping")}</h2>
      <Table
        label={t("imports.mapping")}
        columns={columnsFor(props)}
        rows={preview.columns}
        rowKey={({ name }) => name}
      />
      <ChosenResponse {...props} />
    </section>
  );
}

const columnsFor = (props: MappingProps): readonly Column<ImportPreview["columns"][number]>[] => [
  {
    key: "column",
    header: t("imports.mapping.column"),
    width: "22%",
    isRowHeader: true,
    cell: ({ name }) => <span className={styles.mono}>{name}</span>,
  },
  {
    key: "example",
    header: t("imports.mapping.example"),
    cell: ({ example }) => <bdi className={styles.clip}>{example}</bdi>,
  },
  {
    key: "becomes",
    header: t("imports.mapping.becomes"),
    width: "20rem",
    cell: ({ name }) => <TargetSelect {...props} column={name} />,
  },
];

function TargetSelect({ preview, plan, onChange, column }: MappingProps & { readonly column: string }) {
  const options = targetOptions(preview.form);
  return (
    <CellSelect
      label={t("imports.mapping.becomesOf", { column })}
      options={options}
      value={targetId(plan.columns[column] ?? { to: "ignore" })}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen !== undefined) onChange({ ...plan, columns: { ...plan.columns, [column]: chosen.target } });
      }}
    />
  );
}

/** Where the files say which response was chosen: kept as an answer, or not at all. */
function ChosenResponse({ preview, plan, onChange }: MappingProps) {
  const paired = Object.values(plan.columns).some((target) => target.to === "conversation" && target.part === "chosen");
  if (!paired) return null;
  const options = [
    { id: "none", label: t("imports.chosen.none") },
    ...preview.form.questions
      .filter(({ importable }) => importable)
      .flatMap(({ name, title }) => [
        { id: `reference:${name}`, label: t("imports.target.reference", { title }) },
        { id: `prediction:${name}`, label: t("imports.target.prediction", { title }) },
      ]),
  ];
  return (
    <Select
      label={t("imports.chosen")}
      description={t("imports.chosen.detail")}
      options={options}
      value={plan.chosen === null ? "none" : `${plan.chosen.as}:${plan.chosen.question}`}
      onChange={(id) => {
        const [as, question = ""] = id.split(":");
        const chosen = as === "reference" || as === "prediction" ? ({ as, question } as const) : null;
        onChange({ ...plan, chosen });
      }}
    />
  );
}
