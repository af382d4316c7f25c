import type { ImportProblem } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import styles from "./imports.module.css";
import { placeText, problemTexts } from "./place.ts";

const columns = (): readonly Column<ImportProblem>[] => [
  {
    key: "place",
    header: t("imports.problems.place"),
    width: "30%",
    isRowHeader: true,
    cell: ({ place }) => <span className={styles.wrap}>{placeText(place)}</span>,
  },
  {
    key: "what",
    header: t("imports.problems.what"),
    cell: ({ problems }) => problemTexts(problems).map((text) => <div key={text}>{text}</div>),
  },
  {
    key: "lost",
    header: "",
    width: "8rem",
    cell: ({ lost }) => (
      <Badge tone={lost ? "danger" : "warning"}>{t(lost ? "imports.problems.lost" : "imports.problems.partial")}</Badge>
    ),
  },
];

/** Problems by place, in the order of the files. */
export function ProblemTable({ problems }: { readonly problems: readonly ImportProblem[] }) {
  return (
    <Table
      label={t("imports.problems.title")}
      columns={columns()}
      rows={problems}
      rowKey={({ place, problems: list }) => `${place.file} ${place.line} ${list[0]?.message}`}
    />
  );
}
