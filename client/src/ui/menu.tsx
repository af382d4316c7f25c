import type { ReactElement, ReactNode } from "react";
import { Check } from "lucide-react";
import { Header, Menu as RacMenu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { cx } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";
import styles from "./list.module.css";

export interface MenuEntry<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly hotkey?: string;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
}

export interface MenuGroup<Id extends string> {
  readonly title?: string;
  readonly entries: readonly MenuEntry<Id>[];
  /** Makes the group a choice of one: its entries show which is set. */
  readonly selected?: Id;
}

export interface MenuProps<Id extends string> {
  readonly label: string;
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup<Id>[];
  readonly onAction: (id: Id) => void;
  /** The edge of the trigger that the menu keeps to. */
  readonly align?: "start" | "end";
}

export function Menu<Id extends string>({ label, trigger, groups, onAction, align = "end" }: MenuProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx(styles.popover)} placement={`bottom ${align}`} offset={4}>
        <RacMenu aria-label={label} className={cx(styles.list)}>
          {groups.map((group, index) => (
            <MenuSection
              key={group.title ?? index}
              className={cx(index > 0 && styles.divided)}
              {...(group.title === undefined ? { "aria-label": label } : {})}
              {...(group.selected === undefined
                ? {}
                : { selectionMode: "single", selectedKeys: [group.selected], disallowEmptySelection: true })}
            >
              {group.title !== undefined && <Header className={cx(styles.header)}>{group.title}</Header>}
              {group.entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.label}
                  isDisabled={entry.isDisabled ?? false}
                  onAction={() => onAction(entry.id)}
                  className={cx(styles.item, entry.isDangerous === true && styles.danger)}
                >
                  {entry.icon}
                  <span className={styles.texts}>{entry.label}</span>
                  {entry.hotkey !== undefined && <Kbd keys={entry.hotkey} />}
                  {group.selected !== undefined && <Check className={styles.check} aria-hidden="true" />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </RacMenu>
      </Popover>
    </MenuTrigger>
  );
}
