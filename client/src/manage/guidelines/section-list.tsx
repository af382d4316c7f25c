import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { guidelineLimits } from "@keyhole/shared/guidelines/guideline";
import { ArrowDown, ArrowUp, Lock, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { audienceText } from "./audience-select.tsx";
import styles from "./writing.module.css";

export interface SectionListProps {
  readonly sections: readonly GuidelineSection[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onChange: (sections: GuidelineSection[]) => void;
  readonly onAdd: () => void;
}

/** The sections in reading order: chosen, moved, added and deleted here. */
export function SectionList({ sections, selected, onSelect, onChange, onAdd }: SectionListProps) {
  const [isDeleting, setDeleting] = useState(false);
  const at = sections.findIndex(({ id }) => id === selected);
  const current = sections[at];
  const move = (by: -1 | 1): void => {
    if (current === undefined) return;
    const rest = sections.filter((section) => section !== current);
    onChange([...rest.slice(0, at + by), current, ...rest.slice(at + by)]);
  };
  return (
    <nav aria-label={t("guidelines.write.sections")} className={styles.list}>
      <ol className={styles.entries}>
        {sections.map(({ id, title, audience }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === selected ? "true" : undefined}
              className={cx(styles.entry, id === selected && styles.selected)}
              onClick={() => onSelect(id)}
            >
              <span dir="auto" className={cx(styles.entryTitle, title.trim() === "" && styles.untitled)}>
                {title.trim() === "" ? t("guidelines.write.untitled") : title}
              </span>
              {audience.kind !== "everyone" && (
                <span className={styles.lock}>
                  <Lock aria-hidden="true" />
                  <VisuallyHidden>{audienceText(audience)}</VisuallyHidden>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.listTools}>
        <Button size="small" icon={<Plus />} onPress={onAdd} isDisabled={sections.length >= guidelineLimits.sections}>
          {t("guidelines.write.add")}
        </Button>
        {current !== undefined && (
          <span className={styles.moves}>
            <IconButton
              size="small"
              label={t("guidelines.write.up")}
              icon={<ArrowUp />}
              isDisabled={at === 0}
              onPress={() => move(-1)}
            />
            <IconButton
              size="small"
              label={t("guidelines.write.down")}
              icon={<ArrowDown />}
              isDisabled={at === sections.length - 1}
              onPress={() => move(1)}
            />
            <IconButton
              size="small"
              label={t("guidelines.write.delete")}
              icon={<Trash2 />}
              onPress={() => setDeleting(true)}
            />
          </span>
        )}
      </div>
      {current !== undefined && (
        <ConfirmDialog
          isOpen={isDeleting}
          onClose={() => setDeleting(false)}
          title={t("guidelines.write.delete.title")}
          confirmLabel={t("guidelines.write.delete")}
          isDangerous
          onConfirm={async () => {
            onChange(sections.filter((section) => section !== current));
            const next = sections[at + 1] ?? sections[at - 1];
            if (next !== undefined) onSelect(next.id);
          }}
        >
          <p>{t("guidelines.write.delete.detail")}</p>
        </ConfirmDialog>
      )}
    </nav>
  );
}
