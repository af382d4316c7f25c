import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Problem } from "@keyhole/shared/errors";
import type { Label } from "@keyhole/shared/questions/label";
import { t, tProblem } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { labelsFrom, nextLabel, renamed } from "./label-set.ts";
import styles from "./label-set-editor.module.css";

export interface LabelSetEditorProps {
  readonly title: string;
  readonly labels: readonly Label[];
  /** Problems of the list: paths [index, member]; an empty path is about the whole list. */
  readonly problems: readonly Problem[];
  onChange(this: void, labels: Label[]): void;
}

/** A list of labels as a table: colour, name, key, description, order. Used by every question that has labels. */
export function LabelSetEditor({ title, labels, problems, onChange }: LabelSetEditorProps): ReactNode {
  const put = (index: number, label: Label): void => onChange(labels.map((old, at) => (at === index ? label : old)));
  const move = (index: number, by: 1 | -1): void => {
    const moved = labels[index];
    if (moved !== undefined) onChange(labels.toSpliced(index, 1).toSpliced(index + by, 0, moved));
  };
  // Pasted names stand in for an empty row, and after one that has a name.
  const pasteAt = (index: number, names: readonly string[]): void => {
    const isEmpty = labels[index]?.title === "";
    const others = isEmpty ? labels.toSpliced(index, 1) : labels;
    onChange(others.toSpliced(isEmpty ? index : index + 1, 0, ...labelsFrom(names, others)));
  };
  const whole = problems.filter(({ path }) => typeof path[0] !== "number");
  return (
    <fieldset className={styles.set}>
      <legend className={styles.heading}>{title}</legend>
      {labels.length > 0 && (
        <ol className={styles.list}>
          {labels.map((label, index) => (
            // Rows have no id of their own while they are edited; the place is what stays.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <li key={index} className={styles.item}>
              <LabelInputs
                label={label}
                position={index + 1}
                problems={problems.filter(({ path }) => path[0] === index)}
                onChange={(changed) => put(index, changed)}
                onPaste={(names) => pasteAt(index, names)}
              />
              <span className={styles.actions}>
                <IconButton
                  size="small"
                  label={t("editor.labelSet.up", { label: label.title })}
                  icon={<ArrowUp size={14} />}
                  isDisabled={index === 0}
                  onPress={() => move(index, -1)}
                />
                <IconButton
                  size="small"
                  label={t("editor.labelSet.down", { label: label.title })}
                  icon={<ArrowDown size={14} />}
                  isDisabled={index === labels.length - 1}
                  onPress={() => move(index, 1)}
                />
                <IconButton
                  size="small"
                  label={t("editor.labelSet.remove", { label: label.title })}
                  icon={<Trash2 size={14} />}
                  onPress={() => onChange(labels.toSpliced(index, 1))}
                />
              </span>
              <Problems problems={problems.filter(({ path }) => path[0] === index)} />
            </li>
          ))}
        </ol>
      )}
      <Problems problems={whole} />
      <div className={styles.more}>
        <Button size="small" icon={<Plus size={14} />} onPress={() => onChange([...labels, nextLabel(labels)])}>
          {t("editor.labelSet.add")}
        </Button>
        <span className={styles.hint}>{t("editor.labelSet.paste")}</span>
      </div>
    </fieldset>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  if (problems.length === 0) return null;
  return (
    <span role="alert" className={styles.problem}>
      {[...new Set(problems.map(tProblem))].join(" ")}
    </span>
  );
}

interface LabelInputsProps {
  readonly label: Label;
  readonly position: number;
  readonly problems: readonly Problem[];
  onChange(this: void, label: Label): void;
  /** Several lines were pasted into the name: they become labels. */
  onPaste(this: void, names: readonly string[]): void;
}

function LabelInputs({ label, position, problems, onChange, onPaste }: LabelInputsProps): ReactNode {
  const has = (member: string): boolean => problems.some(({ path }) => path[1] === member);
  const named = { position };
  return (
    <>
      <input
        type="color"
        value={label.colour}
        aria-label={t("editor.labelSet.colour", named)}
        className={styles.colour}
        onChange={(event) => onChange({ ...label, colour: event.target.value })}
      />
      <input
        value={label.title}
        aria-label={t("editor.labelSet.name", named)}
        aria-invalid={has("value") || has("title")}
        placeholder={t("editor.labelSet.namePlaceholder")}
        maxLength={100}
        className={styles.input}
        onChange={(event) => onChange(renamed(label, event.target.value))}
        onPaste={(event) => {
          const lines = event.clipboardData.getData("text/plain").split(/\r?\n/);
          const names = lines.map((line) => line.trim()).filter((line) => line !== "");
          if (names.length < 2) return;
          event.preventDefault();
          onPaste(names);
        }}
      />
      <input
        value={label.hotkey ?? ""}
        aria-label={t("editor.labelSet.hotkey", named)}
        aria-invalid={has("hotkey")}
        placeholder={t("editor.labelSet.hotkeyPlaceholder")}
        className={styles.hotkey}
        onChange={(event) => {
          const typed = [...new Intl.Segmenter().segment(event.target.value.trim().toLowerCase())].at(-1)?.segment;
          const { hotkey: _old, ...rest } = label;
          onChange(typed === undefined ? rest : { ...rest, hotkey: typed });
        }}
      />
      <input
        value={label.description ?? ""}
        aria-label={t("editor.labelSet.description", named)}
        placeholder={t("editor.labelSet.descriptionPlaceholder")}
        maxLength={2000}
        className={styles.input}
        onChange={(event) => {
          const { description: _old, ...rest } = label;
          onChange(event.target.value === "" ? rest : { ...rest, description: event.target.value });
        }}
      />
    </>
  );
}
