import { useState, type ReactNode } from "react";
import type { OwnProject } from "../api-types.ts";
import { titleOf } from "../editor/key-rows.ts";
import { layers, type Layer, type ListedBinding } from "../editor/hotkeys.ts";
import { capsOf, useHotkeyList } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { KeysOnScreen } from "./keys-on-screen.tsx";
import type { ScreenQuestion } from "./screen-task.ts";
import styles from "./keys-sheet.module.css";

export interface KeysSheetProps {
  readonly isOpen: boolean;
  onClose(this: void): void;
  readonly project: OwnProject;
  readonly questions: readonly ScreenQuestion[];
}

/** Every key that does something on this screen, from the registry that runs them, so that none can be missing. */
export function KeysSheet({ isOpen, ...rest }: KeysSheetProps): ReactNode {
  return isOpen ? <OpenSheet {...rest} /> : null;
}

function OpenSheet({ onClose, project, questions }: Omit<KeysSheetProps, "isOpen">): ReactNode {
  const [isChanging, setChanging] = useState(false);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t("workspace.keys.title")}
      footer={
        <Button onPress={() => setChanging(!isChanging)}>
          {isChanging ? t("keys.sheet.done") : t("keys.sheet.change")}
        </Button>
      }
    >
      {isChanging ? <KeysOnScreen project={project} questions={questions} /> : <Sheet questions={questions} />}
    </Dialog>
  );
}

/** What is looked up most comes first. */
const shownOrder: readonly Layer[] = ["workspace", "question", "field", "dialog"];

function Sheet({ questions }: Pick<KeysSheetProps, "questions">): ReactNode {
  const list = useHotkeyList();
  const groups = shownOrder.flatMap((layer) => groupsOf(layer, list, questions)).filter(({ rows }) => rows.length > 0);
  return (
    <div className={styles.groups}>
      {groups.map(({ title, layer, rows }) => (
        <section key={title} className={styles.group} data-layer={layer}>
          <h3>{title}</h3>
          <dl>
            {rows.map((row) => (
              <div key={row.id} className={styles.row}>
                <dt>{titleOf(row)}</dt>
                <dd>
                  {row.chords.slice(0, 4).map((chord) => (
                    <Kbd key={chord} keys={capsOf(chord)} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
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
