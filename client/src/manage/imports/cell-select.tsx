import { ChevronDown } from "lucide-react";
import { Button, Select, SelectValue } from "react-aria-components";
import { cx } from "../../ui/class-names.ts";
import { OptionList } from "../../ui/option-list.tsx";
import type { Option } from "../../ui/option.ts";
import styles from "./imports.module.css";

export interface CellSelectProps {
  /** Accessible name: the table's header says it to the eye. */
  readonly label: string;
  readonly options: readonly Option<string>[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A select inside a table's cell. */
export function CellSelect({ label, options, value, onChange }: CellSelectProps) {
  return (
    <Select aria-label={label} value={value} onChange={(key) => onChange(String(key))}>
      <Button className={cx(styles.cellSelect)}>
        <SelectValue className={cx(styles.cellValue)}>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <OptionList options={options} />
    </Select>
  );
}
