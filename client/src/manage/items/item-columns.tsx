import type { ItemId, ProjectId } from "@keyhole/shared/ids";
import { Link } from "@tanstack/react-router";
import type { ListedItem } from "../../api-types.ts";
import { formatDate, formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import type { Column } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./items.module.css";

const tones: Readonly<Record<ListedItem["state"], Tone>> = {
  open: "neutral",
  gold: "warning",
  flagged: "warning",
  "in-review": "info",
  returned: "info",
  done: "success",
  retired: "neutral",
};

export function StateBadge({ item }: { readonly item: Pick<ListedItem, "state" | "isReturned" | "held"> }) {
  if (item.state === "open" && item.isReturned) return <Badge tone="info">{t("manage.state.returned")}</Badge>;
  if (item.state === "open" && item.held > 0) return <Badge tone="accent">{t("manage.state.inWork")}</Badge>;
  return <Badge tone={tones[item.state]}>{t(`manage.state.${item.state}`)}</Badge>;
}

/** Items have no title that could stand in a list: the start of their id names them, as the trail does. */
export const shortId = (id: string): string => id.slice(0, 8);

export interface ItemColumnsOptions {
  readonly projectId: ProjectId;
  readonly rows: readonly ListedItem[];
  readonly selected: ReadonlySet<ItemId>;
  readonly onSelect: (selected: ReadonlySet<ItemId>) => void;
}

export function itemColumns({
  projectId,
  rows,
  selected,
  onSelect,
}: ItemColumnsOptions): readonly Column<ListedItem>[] {
  const isAll = rows.length > 0 && rows.every(({ itemId }) => selected.has(itemId));
  const toggle = (itemId: ItemId, isOn: boolean) => {
    const next = new Set(selected);
    if (isOn) next.add(itemId);
    else next.delete(itemId);
    onSelect(next);
  };
  return [
    {
      key: "select",
      width: "2.5rem",
      header: (
        <Checkbox
          aria-label={t("manage.items.selectAll")}
          isSelected={isAll}
          isIndeterminate={!isAll && selected.size > 0}
          onChange={(isOn) => onSelect(new Set(isOn ? rows.map(({ itemId }) => itemId) : []))}
        />
      ),
      cell: ({ itemId }) => (
        <Checkbox
          aria-label={t("manage.items.select", { id: shortId(itemId) })}
          isSelected={selected.has(itemId)}
          onChange={(isOn) => toggle(itemId, isOn)}
        />
      ),
    },
    {
      key: "id",
      header: t("manage.items.item"),
      isRowHeader: true,
      width: "7rem",
      cell: ({ itemId }) => (
        <Link
          to="/projects/$projectId/items/$itemId"
          params={{ projectId, itemId }}
          preload={false}
          className={styles.id}
        >
          {shortId(itemId)}
        </Link>
      ),
    },
    { key: "state", header: t("manage.items.state"), width: "7.5rem", cell: (item) => <StateBadge item={item} /> },
    {
      key: "annotations",
      header: t("manage.items.annotations"),
      align: "end",
      width: "7rem",
      cell: ({ state, submitted, overlap }) =>
        state === "gold" ? formatNumber(submitted) : t("manage.items.of", { submitted, overlap }),
    },
    {
      key: "priority",
      header: t("manage.items.priority"),
      align: "end",
      width: "5rem",
      cell: ({ priority }) => formatNumber(priority),
    },
    {
      key: "skips",
      header: t("manage.items.skips"),
      align: "end",
      width: "4.5rem",
      cell: ({ skips }) => formatNumber(skips),
    },
    {
      key: "flags",
      header: t("manage.items.flags"),
      align: "end",
      width: "4.5rem",
      cell: ({ flags }) => formatNumber(flags),
    },
    {
      key: "team",
      header: t("manage.items.team"),
      width: "8rem",
      cell: ({ teamName }) => <span className={styles.clip}>{teamName ?? t("manage.items.everyone")}</span>,
    },
    {
      key: "metadata",
      header: t("manage.items.metadata"),
      cell: ({ metadata }) => (
        <span className={styles.metadata}>
          {Object.entries(metadata).map(([key, value]) => (
            <span key={key} className={styles.pair}>
              <span className={styles.key}>{key}</span> {value}
            </span>
          ))}
          {Object.keys(metadata).length === 0 && <VisuallyHidden>{t("manage.items.noMetadata")}</VisuallyHidden>}
        </span>
      ),
    },
    { key: "created", header: t("manage.items.created"), width: "7.5rem", cell: ({ created }) => formatDate(created) },
  ];
}
