import type { DateForm } from "@keyhole/shared/questions/date/local-date";
import { X } from "lucide-react";
import { useId, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { locale } from "../../i18n/locale.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import {
  boundsOf,
  type DatePart,
  digitsOf,
  pasted,
  piecesOf,
  steppedPart,
  typedInto,
  valueOf,
  writtenOf,
  type Written,
} from "./date-segments.ts";
import styles from "./date.module.css";
import { logicalKey } from "../../ui/arrow-key.ts";

export interface DateInputProps {
  readonly label: string;
  readonly form: DateForm;
  readonly value: string | null;
  readonly isReadOnly?: boolean;
  /** Said under the control, in place of what it says itself. */
  readonly error?: string | undefined;
  readonly onChange: (value: string | null) => void;
}

/**
 * A date by its parts, each a small number field: digits fill one and go on to the next, arrows up and down count, left
 * and right move, a pasted date fills all. No calendar to click through: dates are copied from what the item shows.
 */
export function DateInput({ label, form, value, isReadOnly = false, error, onChange }: DateInputProps) {
  const id = useId();
  const { kind, precision } = form;
  const pieces = useMemo(() => piecesOf({ kind, precision }, locale()), [kind, precision]);
  const order = pieces.flatMap((piece) => ("part" in piece ? [piece.part] : []));
  const inputs = useRef(new Map<DatePart, HTMLInputElement>());
  const [typed, setTyped] = useState<Written | null>(null);
  // What was typed stands as long as it means what is stored; an undo or a reload shows the stored date.
  const meant = typed === null ? null : valueOf(typed, form);
  const isTyping = typed !== null && meant?.value === value;
  const written = isTyping ? typed : writtenOf(value, form);
  const isWrong = isTyping && meant.isWrong;
  const hasAny = Object.values(written).some((digits) => digits !== "");
  const said = isWrong ? t("questions.date.noSuch") : error;

  const write = (next: Written) => {
    setTyped(next);
    const { value: after } = valueOf(next, form);
    if (after !== value) onChange(after);
  };
  const go = (part: DatePart, by: 1 | -1) => {
    const to = order[order.indexOf(part) + by];
    const input = to === undefined ? undefined : inputs.current.get(to);
    input?.focus();
    input?.select();
  };
  const type = (part: DatePart, text: string) => {
    const { digits, isFull } = typedInto(part, text);
    write({ ...written, [part]: digits });
    if (isFull && digits.length >= (written[part] ?? "").length) go(part, 1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, part: DatePart) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const isEmpty = (written[part] ?? "") === "";
    if (key === "ArrowLeft" || key === "ArrowRight") {
      go(part, logicalKey(key, event.currentTarget) === "ArrowRight" ? 1 : -1);
    } else if ((key === "ArrowUp" || key === "ArrowDown") && !isReadOnly) {
      write(steppedPart(written, part, { by: key === "ArrowUp" ? 1 : -1, year: new Date().getFullYear() }));
    } else if (key === "Backspace" && isEmpty) go(part, -1);
    else if (/^[./:,\- T]$/u.test(key)) {
      if (!isEmpty) go(part, 1);
    } else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isReadOnly) return;
    const next = pasted(event.clipboardData.getData("text/plain"), form, pieces);
    event.preventDefault();
    if (next !== null) write(next);
  };

  return (
    <div className={styles.field}>
      <div className={styles.line}>
        <fieldset
          aria-label={label}
          {...(said === undefined ? {} : { "aria-describedby": `${id}-error` })}
          data-invalid={said !== undefined}
          className={styles.group}
          onPaste={onPaste}
        >
          {pieces.map((piece, at) =>
            "text" in piece ? (
              // Pieces never change places.
              // oxlint-disable-next-line react/no-array-index-key -- see above
              <span key={at} aria-hidden="true" className={styles.between}>
                {piece.text}
              </span>
            ) : (
              <input
                key={piece.part}
                ref={(element) => {
                  if (element === null) inputs.current.delete(piece.part);
                  else inputs.current.set(piece.part, element);
                }}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                role="spinbutton"
                aria-label={t(`questions.date.part.${piece.part}`)}
                aria-valuemin={boundsOf(piece.part, written).min}
                aria-valuemax={boundsOf(piece.part, written).max}
                {...((written[piece.part] ?? "") === ""
                  ? { "aria-valuetext": t("questions.date.empty") }
                  : { "aria-valuenow": Number(written[piece.part]) })}
                aria-invalid={said !== undefined}
                readOnly={isReadOnly}
                placeholder={t(`questions.date.hint.${piece.part}`)}
                maxLength={digitsOf(piece.part)}
                data-part={piece.part}
                className={styles.part}
                value={written[piece.part] ?? ""}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => type(piece.part, event.target.value)}
                onKeyDown={(event) => onKeyDown(event, piece.part)}
              />
            ),
          )}
        </fieldset>
        {!isReadOnly && hasAny && (
          <IconButton
            size="small"
            label={t("questions.date.clear", { label })}
            icon={<X />}
            onPress={() => write({})}
          />
        )}
      </div>
      {said !== undefined && (
        <p id={`${id}-error`} className={styles.error}>
          {said}
        </p>
      )}
    </div>
  );
}
