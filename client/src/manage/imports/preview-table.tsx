import type { ImportPlan, ImportPreview } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import styles from "./imports.module.css";
import { placeText, problemTexts } from "./place.ts";

type Row = ImportPreview["records"][number];

/** Columns that fit beside each other; what is left out stands last. */
const shownColumns = 5;

/** The first records as they stand in the files, only the columns that become something. */
export function PreviewTable({ preview, plan }: { readonly preview: ImportPreview; readonly plan: ImportPlan }) {
  const used = preview.columns.filter(({ name }) => (plan.columns[name]?.to ?? "ignore") !== "ignore");
  return (
    <Table
      label={t("imports.preview")}
      columns={[
        // Pictures that came as files of their own stand on no line.
        ...(preview.records.some(({ place }) => place.line !== null) ? [placeColumn()] : []),
        ...columnsFor(used.slice(0, shownColumns).map(({ name }) => name)),
      ]}
      rows={preview.records}
      rowKey={({ place, cells }) => `${place.file} ${place.line} ${JSON.stringify(cells).slice(0, 80)}`}
    />
  );
}

const placeColumn = (): Column<Row> => ({
  key: "place",
  header: t("imports.preview.row"),
  width: "5rem",
  cell: ({ place }) => <span title={placeText(place)}>{place.line ?? "·"}</span>,
});

const columnsFor = (names: readonly string[]): readonly Column<Row>[] => [
  ...names.map((name, index) => ({
    key: `column ${name}`,
    isRowHeader: index === 0,
    header: <span className={styles.mono}>{name}</span>,
    cell: ({ cells }: Row) => <bdi className={styles.clip}>{cells[name] ?? ""}</bdi>,
  })),
  {
    key: "problem",
    header: t("imports.preview.problem"),
    width: "24%",
    cell: (row) => <FirstProblem {...row} />,
  },
];

function FirstProblem({ lost, problems }: Row) {
  const [first] = problemTexts(problems);
  if (first === undefined) return null;
  return (
    <span className={styles.problem}>
      <Badge tone={lost ? "danger" : "warning"}>{t(lost ? "imports.problems.lost" : "imports.problems.partial")}</Badge>
      {first}
    </span>
  );
}
