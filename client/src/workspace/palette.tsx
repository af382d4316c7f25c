import { useRouter } from "@tanstack/react-router";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { Autocomplete, ListBox, ListBoxItem } from "react-aria-components";
import { chordOf } from "../editor/chord.ts";
import { paletteAction } from "../editor/key-catalogue.ts";
import { remapOf } from "../editor/own-keys.ts";
import { keysOnScreen } from "../editor/use-own-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { usePerson } from "../session/session.ts";
import { useOwnProjects } from "../session/use-own-projects.ts";
import { Dialog } from "../ui/dialog.tsx";
import { cx } from "../ui/class-names.ts";
import { isUnderDialog } from "../ui/dialog-over.ts";
import { Kbd } from "../ui/kbd.tsx";
import { usePreferences } from "../ui/own-preferences.ts";
import { SearchField } from "../ui/search-field.tsx";
import { actionEntries, pageEntries, type PaletteEntry } from "./palette-entries.ts";
import { ranked } from "./palette-search.ts";
import styles from "./palette.module.css";

/** Entries shown at a time: more are found by typing. */
const mostShown = 60;

/** Over every page: everything that can be done here and everywhere one can go, found by a few letters. */
export function Palette(): ReactNode {
  const [open, setOpen] = useState<readonly PaletteEntry[] | null>(null);
  const { hand, keys } = usePreferences();
  const chords = remapOf({ hand, own: keys })[paletteAction.id] ?? paletteAction.keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || !chords.includes(chordOf(event))) return;
      if (isUnderDialog() || document.querySelector("[data-cover]") !== null) return;
      event.preventDefault();
      // Taken now: once the palette lies over the page, its keys do not count.
      setOpen(actionEntries(keysOnScreen()?.list() ?? []));
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [chords]);
  return open === null ? null : <OpenPalette actions={open} onClose={() => setOpen(null)} />;
}

interface OpenPaletteProps {
  readonly actions: readonly PaletteEntry[];
  onClose(this: void): void;
}

function OpenPalette({ actions, onClose }: OpenPaletteProps): ReactNode {
  const [typed, setTyped] = useState("");
  const person = usePerson();
  const projects = useOwnProjects();
  const router = useRouter();
  const entries = useMemo(
    () => [...actions, ...pageEntries(person, projects.data ?? [])],
    [actions, person, projects.data],
  );
  const shown = ranked(entries, typed, ({ title }) => title).slice(0, mostShown);
  const choose = (id: unknown): void => {
    const entry = shown.find((each) => each.id === id);
    if (entry === undefined) return;
    onClose();
    const { does } = entry;
    if ("to" in does) router.history.push(does.to);
    // The page gets the keyboard back first: what an action does may depend on where that is.
    else requestAnimationFrame(() => requestAnimationFrame(() => does.run()));
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("palette.title")}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <div className={styles.palette}>
          <div className={styles.find}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog opens for this field */}
            <SearchField label={t("palette.find")} autoFocus />
          </div>
          <ListBox
            aria-label={t("palette.title")}
            items={shown}
            dependencies={[typed]}
            onAction={choose}
            className={cx(styles.list)}
            renderEmptyState={() => <p className={styles.none}>{t("palette.none")}</p>}
          >
            {({ id, title, kind, caps }) => (
              <ListBoxItem id={id} textValue={title} className={cx(styles.entry)}>
                <span className={styles.title}>{title}</span> <span className={styles.kind}>{kind}</span>{" "}
                <span className={styles.caps}>{caps !== undefined && <Kbd keys={caps} />}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Autocomplete>
    </Dialog>
  );
}
