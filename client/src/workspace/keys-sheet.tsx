import type { ReactNode } from "react";
import { keyCaps } from "../editor/chord.ts";
import { layers, type Layer, type ListedBinding } from "../editor/hotkeys.ts";
import { textOfNotice } from "../editor/notice.ts";
import { useHotkeyList } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import type { ScreenQuestion } from "./screen-task.ts";
import styles from "./keys-sheet.module.css";

export interface KeysSheetProps {
  readonly isOpen: boolean;
  onClose(this: void): void;
  readonly questions: readonly ScreenQuestion[];
}

/** What is looked up most comes first. */
const shownOrder: readonly Layer[] = ["workspace", "question", "field", "dialog"];

/** Every key that does something on this screen, from the registry that runs them, so that none can be missing. */
export function KeysSheet({ isOpen, onClose, questions }: KeysSheetProps): ReactNode {
  const list = useHotkeyList();
  if (!isOpen) return null;
  const groups = shownOrder.flatMap((layer) => groupsOf(layer, list, questions)).filter(({ rows }) => rows.length > 0);
  return (
    <Dialog isOpen onClose={onClose} size="large" title={t("workspace.keys.title")}>
      <div className={styles.groups}>
        {groups.map(({ title, layer, rows }) => (
          <section key={title} className={styles.group} data-layer={layer}>
            <h3>{title}</h3>
            <dl>
              {rows.map(({ id, title: does, chords }) => (
                <div key={id} className={styles.row}>
                  <dt>{"text" in does ? does.text : textOfNotice(does)}</dt>
                  <dd>
                    {chords.slice(0, 4).map((chord) => (
                      <Kbd key={chord} keys={keyCaps(chord).join("+")} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

interface Group {
  readonly title: string;
  readonly layer: Layer;
  readonly rows: readonly ListedBinding[];
}

function groupsOf(
  layer: Layer,
  list: readonly ListedBinding[],
  questions: readonly ScreenQuestion[],
): readonly Group[] {
  // What a higher layer does with all of a binding's keys hides it.
  const above = new Set(
    list.filter((binding) => layers.indexOf(binding.layer) > layers.indexOf(layer)).flatMap(({ chords }) => chords),
  );
  const rows = list.filter((binding) => binding.layer === layer && binding.chords.some((chord) => !above.has(chord)));
  if (layer !== "question") return [{ title: t(`workspace.keys.${layer}`), layer, rows }];
  const seen = new Set<string>();
  const once = rows.filter(({ id }) => !seen.has(id) && seen.add(id));
  const asked = questions.map(({ name, title }) => ({
    title,
    layer,
    rows: once.filter(({ id }) => id.startsWith(`${name}.`)),
  }));
  const known = new Set(asked.flatMap((group) => group.rows));
  // While a reviewer compares, the decision lies over the fields as questions do.
  return [...asked, { title: t("workspace.keys.review"), layer, rows: once.filter((row) => !known.has(row)) }];
}
