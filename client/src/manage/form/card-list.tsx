import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { followDrag, scrollAtEdge } from "../../ui/pointer-drag.ts";
import { cardAt } from "./card-at.ts";
import styles from "./card-list.module.css";

export interface CardListProps<Item extends { readonly key: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly titleOf: (item: Item) => string;
  readonly renderCard: (item: Item, index: number, mover: ReactNode) => ReactNode;
  /** Puts an item at another place, counted from 0. */
  readonly onMove: (key: string, to: number) => void;
}

/**
 * Cards in an order that can be changed: dragged by the handle with mouse, pen or finger, or by buttons and by arrow keys
 * on the handle. Focus stays on the handle of the card that moves.
 */
export function CardList<Item extends { readonly key: string }>(props: CardListProps<Item>) {
  const { label, items, titleOf, renderCard, onMove } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const drag = (event: PointerEvent, key: string) => {
    if (event.button !== 0) return;
    let place: number | null = null;
    stop.current = followDrag(event, {
      move({ y }) {
        const cards = Array.from(list.current?.children ?? [], (card) => card.getBoundingClientRect());
        place = cardAt(y, cards);
        setDragged(key);
        setTarget(place);
        if (list.current !== null) scrollAtEdge(list.current, y);
      },
      end(kept) {
        setDragged(null);
        setTarget(null);
        if (kept && place !== null) onMove(key, place);
      },
    });
  };

  return (
    <ol ref={list} aria-label={label} className={styles.list}>
      {items.map((item, index) => (
        <li
          key={item.key}
          className={cx(
            styles.card,
            dragged === item.key && styles.dragged,
            target === index && dragged !== item.key && styles.target,
          )}
        >
          {renderCard(
            item,
            index,
            <span className={styles.mover}>
              <button
                type="button"
                className={styles.handle}
                aria-label={t("manage.form.drag", { title: titleOf(item) })}
                onPointerDown={(event) => drag(event, item.key)}
                onKeyDown={(event) => {
                  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
                  if (by === 0 || index + by < 0 || index + by >= items.length) return;
                  event.preventDefault();
                  onMove(item.key, index + by);
                }}
              >
                <GripVertical size={14} aria-hidden="true" />
              </button>
              <IconButton
                size="small"
                label={t("manage.form.up", { title: titleOf(item) })}
                icon={<ArrowUp size={14} />}
                isDisabled={index === 0}
                onPress={() => onMove(item.key, index - 1)}
              />
              <IconButton
                size="small"
                label={t("manage.form.down", { title: titleOf(item) })}
                icon={<ArrowDown size={14} />}
                isDisabled={index === items.length - 1}
                onPress={() => onMove(item.key, index + 1)}
              />
            </span>,
          )}
        </li>
      ))}
    </ol>
  );
}
