import { t } from "../../../i18n/t.ts";
import styles from "./form-json.module.css";
import type { CompletionList } from "./use-completion.ts";

export interface ProposalsProps {
  /** The text names the list as `id-list` and the active proposal as `id-place`. */
  readonly id: string;
  readonly completion: CompletionList;
}

/** What can stand at the cursor. The focus stays in the text, whose keys choose; a press takes one, too. */
export function Proposals({ id, completion: { list, active, take } }: ProposalsProps) {
  return (
    // A native list takes the focus away from the text.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div id={`${id}-list`} role="listbox" aria-label={t("manage.json.proposals")} className={styles.proposals}>
      {list.map((each, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={each.label}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.proposal}
          // Before the text loses the focus, which would close the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(each)}
        >
          {each.label}
        </div>
      ))}
    </div>
  );
}
