import { Check } from "lucide-react";
import { ListBox, ListBoxItem, Popover } from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import styles from "./list.module.css";
import type { Option } from "./option.ts";

/** The list that Select and ComboBox open. Without `options`, the combo box itself provides the filtered ones. */
export function OptionList({ options }: { readonly options?: readonly Option<string>[] }) {
  return (
    <Popover className={cx(styles.popover)} offset={4}>
      <ListBox
        className={cx(styles.list)}
        {...(options === undefined ? {} : { items: options })}
        renderEmptyState={() => <p className={styles.empty}>{t("common.noMatch")}</p>}
      >
        {(option: Option<string>) => (
          <ListBoxItem
            id={option.id}
            textValue={option.label}
            isDisabled={option.isDisabled ?? false}
            className={cx(styles.item)}
          >
            <span className={styles.texts}>
              {option.label}
              {option.description !== undefined && <span className={styles.detail}>{option.description}</span>}
            </span>
            <Check className={styles.check} aria-hidden="true" />
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
