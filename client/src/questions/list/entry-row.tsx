import type { ListEntry, ListSettings } from "@keyhole/shared/questions/list/schema";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Radio, RadioGroup, TextArea, TextField } from "react-aria-components";
import { custom } from "../../fields/text/custom-properties.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { verdictOf } from "./list-rules.ts";
import styles from "./list.module.css";

export interface EntryRowProps {
  readonly entry: ListEntry;
  readonly position: number;
  readonly isLast: boolean;
  readonly settings: ListSettings;
  readonly readOnly: boolean;
  readonly onChange: (part: Partial<Omit<ListEntry, "id">>) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

/** One entry: its text, what is said about it, and where it stands. */
export function EntryRow(props: EntryRowProps) {
  const { entry, position, isLast, settings, readOnly, onChange, onAdd, onRemove, onMove } = props;
  const { fixed, verdicts, source, comment } = settings;
  const mayEdit = !readOnly && !fixed;
  const name = t("questions.list.entry", { position });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || (by !== -1 && by !== 1) || !mayEdit) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by);
  };
  const onTextKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!mayEdit || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && !event.shiftKey) onAdd();
    else if (event.key === "Backspace" && entry.text === "") onRemove();
    else return;
    event.preventDefault();
  };
  const onVerdictKey = (event: KeyboardEvent<HTMLElement>) => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return;
    const verdict = event.key === "Delete" || event.key === "Backspace" ? null : verdictOf(event.key, settings);
    if (verdict === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange({ verdict });
  };
  const more = (part: "source" | "comment", label: string) => (
    <label className={styles.more}>
      <span>{label}</span>
      <input
        type="text"
        dir="auto"
        autoComplete="off"
        maxLength={settings.maxLength}
        readOnly={readOnly}
        aria-label={t("questions.list.of", { label, name })}
        value={entry[part]}
        onChange={(event) => onChange({ [part]: event.target.value })}
      />
    </label>
  );

  return (
    // What is inside has the keyboard; this hears its keys on the way up.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li data-entry={entry.id} className={styles.entry} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <span className={styles.position} aria-hidden="true">
          {position}
        </span>
        {mayEdit ? (
          <TextField
            aria-label={name}
            value={entry.text}
            onChange={(text) => onChange({ text })}
            className={cx(styles.text)}
          >
            <TextArea
              rows={1}
              dir="auto"
              data-text
              maxLength={settings.maxLength}
              placeholder={t("questions.list.placeholder")}
              onKeyDown={onTextKey}
            />
          </TextField>
        ) : (
          <p className={styles.given} dir="auto">
            {entry.text}
          </p>
        )}
        {mayEdit && (
          <span className={styles.buttons}>
            <IconButton
              size="small"
              label={t("questions.list.up", { name })}
              hotkey="Alt+↑"
              icon={<ArrowUp size={14} />}
              isDisabled={position === 1}
              onPress={() => onMove(-1)}
            />
            <IconButton
              size="small"
              label={t("questions.list.down", { name })}
              hotkey="Alt+↓"
              icon={<ArrowDown size={14} />}
              isDisabled={isLast}
              onPress={() => onMove(1)}
            />
            <IconButton
              size="small"
              label={t("questions.list.remove", { name })}
              icon={<Trash2 size={14} />}
              onPress={onRemove}
            />
          </span>
        )}
      </div>
      {verdicts.length > 0 && (
        // The radios inside have the focus; this hears their keys on the way up.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div onKeyDown={onVerdictKey}>
          <RadioGroup
            aria-label={t("questions.list.verdict", { name })}
            orientation="horizontal"
            value={entry.verdict}
            isReadOnly={readOnly}
            onChange={(verdict) => onChange({ verdict })}
            className={cx(styles.verdicts)}
          >
            {verdicts.map(({ value, title, colour }) => (
              <Radio key={value} value={value} className={cx(styles.verdict)}>
                <span className={styles.swatch} style={custom({ "--colour": colour })} aria-hidden="true" />
                {title}
              </Radio>
            ))}
          </RadioGroup>
        </div>
      )}
      {source !== "none" && more("source", t("questions.list.source"))}
      {comment && more("comment", t("questions.list.comment"))}
    </li>
  );
}
