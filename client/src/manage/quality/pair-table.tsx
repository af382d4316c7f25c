import type { ReactNode } from "react";
import type { QualitySummary } from "../../api-types.ts";
import { formatShare } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import styles from "./quality.module.css";

type Pairs = QualitySummary["questions"][number]["people"];

export interface PairTableProps {
  readonly question: string;
  readonly pairs: Pairs;
  nameOf(this: void, key: string): string;
}

/** Everybody against everybody: how alike two people's answers to the same tasks are. */
export function PairTable({ question, pairs, nameOf }: PairTableProps): ReactNode {
  const keys = [...new Set(pairs.flatMap(({ people }) => people))].sort((one, other) => Number(one) - Number(other));
  const of = (one: string, other: string) => pairs.find(({ people }) => people.includes(one) && people.includes(other));
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} tabIndex={0} aria-label={`${t("review.quality.people")}: ${question}`}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t("review.quality.person")}</th>
            {keys.map((key) => (
              <th key={key} scope="col">
                {nameOf(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map((one) => (
            <tr key={one}>
              <th scope="row">{nameOf(one)}</th>
              {keys.map((other) => {
                const pair = one === other ? undefined : of(one, other);
                return (
                  <td key={other} className={one === other ? styles.self : undefined}>
                    {pair === undefined ? "" : `${formatShare(pair.mean)} (${String(pair.pairs)})`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
