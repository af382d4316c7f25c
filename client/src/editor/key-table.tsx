import { RotateCcw, TriangleAlert } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { formatList } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { SearchField } from "../ui/search-field.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import type { Layer } from "./hotkeys.ts";
import { clashesOf, type KeyClash } from "./key-catalogue.ts";
import { KeyCap } from "./key-cap.tsx";
import styles from "./key-table.module.css";
import { capsOf } from "./use-hotkeys.ts";

/** An action with its keys, ready to be shown. */
export interface KeyRow {
  readonly id: string;
  readonly layer: Layer;
  readonly rank: number;
  readonly title: string;
  readonly chords: readonly string[];
  /** What it has once it is reset. */
  readonly usual: readonly string[];
  readonly byPlace: boolean;
}

export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

export interface KeyTableProps {
  readonly groups: readonly KeyGroup[];
  readonly isDisabled?: boolean;
  /** The row's new keys; those that are its usual ones reset it. */
  onChange(this: void, row: KeyRow, chords: readonly string[]): void;
}

/** Most keys of one action (shared/preferences.ts). */
const mostChords = 8;

const isChanged = ({ chords, usual }: KeyRow): boolean => chords.join(" ") !== usual.join(" ");

/** Every action by group with its keys; each can be changed, and what clashes is said where it does. */
export function KeyTable({ groups, isDisabled = false, onChange }: KeyTableProps): ReactNode {
  const [sought, setSought] = useState("");
  const [said, say] = useState("");
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const titles = useMemo(() => new Map(rows.map(({ id, title }) => [id, title])), [rows]);
  const clashes = useMemo(() => clashesOf(rows.map((row) => ({ ...row, isChanged: isChanged(row) }))), [rows]);
  const found = sought.trim().toLowerCase();
  const isFound = ({ title, chords }: KeyRow): boolean =>
    title.toLowerCase().includes(found) || chords.some((chord) => capsOf(chord).toLowerCase() === found);
  const shown = groups
    .map((group) => ({ ...group, rows: found === "" ? group.rows : group.rows.filter(isFound) }))
    .filter((group) => group.rows.length > 0);
  return (
    <div className={styles.table}>
      <div className={styles.head}>
        <SearchField label={t("keys.find")} value={sought} onChange={setSought} />
        <output className={clashes.size === 0 ? styles.sound : styles.warning}>
          {clashes.size === 0 ? t("keys.clashes.none") : t("keys.clashes", { count: clashPairs(clashes) })}
        </output>
      </div>
      <VisuallyHidden>
        <output>{said}</output>
      </VisuallyHidden>
      {shown.length === 0 && <p>{t("keys.noMatch")}</p>}
      {shown.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3 className={styles.group}>{group.title}</h3>
          <ul>
            {group.rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                clashes={clashes.get(row.id) ?? []}
                titles={titles}
                isDisabled={isDisabled}
                onChange={onChange}
                say={say}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Each is told to both of its actions. */
const clashPairs = (clashes: ReadonlyMap<string, readonly KeyClash[]>): number =>
  [...clashes.values()].reduce((sum, each) => sum + each.length, 0) / 2;

interface RowProps {
  readonly row: KeyRow;
  readonly clashes: readonly KeyClash[];
  readonly titles: ReadonlyMap<string, string>;
  readonly isDisabled: boolean;
  onChange(this: void, row: KeyRow, chords: readonly string[]): void;
  say(this: void, text: string): void;
}

function Row({ row, clashes, titles, isDisabled, onChange, say }: RowProps): ReactNode {
  const { title, chords, usual, byPlace } = row;
  const usually = formatList(usual.map(capsOf)) || t("keys.none");
  return (
    <li className={styles.row}>
      <span className={styles.title}>{title}</span>
      <span className={styles.caps}>
        {chords.map((chord, at) => (
          <KeyCap
            // A key keeps its place while it is changed.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            key={at}
            action={title}
            chord={chord}
            isDisabled={isDisabled}
            say={say}
            onChoose={(chosen) => {
              const next = chords.with(at, chosen);
              onChange(row, byPlace ? next : [...new Set(next)]);
            }}
            {...(byPlace ? {} : { onRemove: () => onChange(row, chords.toSpliced(at, 1)) })}
          />
        ))}
        {!byPlace && chords.length < mostChords && (
          <KeyCap
            action={title}
            chord={undefined}
            isDisabled={isDisabled}
            say={say}
            onChoose={(chosen) => onChange(row, [...new Set([...chords, chosen])])}
          />
        )}
      </span>
      <span className={styles.state}>
        {isChanged(row) && (
          <button
            type="button"
            disabled={isDisabled}
            className={styles.reset}
            aria-label={t("keys.reset", { action: title, keys: usually })}
            onClick={() => onChange(row, usual)}
          >
            <RotateCcw aria-hidden="true" />
            {t("keys.reset.short", { keys: usually })}
          </button>
        )}
      </span>
      {clashes.map(({ chord, id, wins }) => (
        <p key={`${chord} ${id}`} className={styles.clash}>
          <TriangleAlert aria-hidden="true" />
          {t(wins ? "keys.clash.wins" : "keys.clash.loses", { keys: capsOf(chord), other: titles.get(id) ?? id })}
        </p>
      ))}
    </li>
  );
}
