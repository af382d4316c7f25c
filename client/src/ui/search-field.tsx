import { Search } from "lucide-react";
import {
  Input,
  SearchField as RacSearchField,
  type SearchFieldProps as RacSearchFieldProps,
} from "react-aria-components";
import { cx } from "./class-names.ts";
import field from "./field.module.css";
import styles from "./search-field.module.css";

export interface SearchFieldProps extends Omit<RacSearchFieldProps, "className" | "style" | "children" | "aria-label"> {
  /** Shown in the empty field, and its name. */
  readonly label: string;
}

/** Filters what stands under it as one types; Escape empties it. */
export function SearchField({ label, ...rest }: SearchFieldProps) {
  return (
    <RacSearchField {...rest} aria-label={label} className={cx(styles.search)}>
      <Search className={cx(styles.icon)} aria-hidden="true" />
      <Input className={cx(field.input, styles.input)} placeholder={label} />
    </RacSearchField>
  );
}
