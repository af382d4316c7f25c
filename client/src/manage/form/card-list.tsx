import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
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
 * Cards in an order that can be changed: dragged by the handle, or by buttons and by arrow keys on the handle. Focus stays
 * on the handle of the card that moves.
 */
export function CardList<Item extends { readonly key: string }>(props: CardListProps<Item>) {
  const { label, items, titleOf, renderCard, onMove } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);

  const finish = () => {
    setDragged(null);
    setTarget(null);
  };
  const drop = () => {
    if (dragged !== null && target !== null) onMove(dragged, target);
    finish();
  };

  return (
    <ol ref={list} aria-label={label} className={styles.list}>
      {items.map((item, index) => (
        // Dropping by mouse; the handle's arrow keys and the buttons do the same from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <li
          key={item.key}
          className={cx(
            styles.card,
            dragged === item.key && styles.dragged,
            target === index && dragged !== item.key && styles.target,
          )}
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            setTarget(index);
          }}
          onDrop={(event) => {
            event.preventDefault();
            drop();
          }}
        >
          {renderCard(
            item,
            index,
            <span className={styles.mover}>
              <button
                type="button"
                draggable
                className={styles.handle}
                aria-label={t("manage.form.drag", { title: titleOf(item) })}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", "");
                  setDragged(item.key);
                }}
                onDragEnd={finish}
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
