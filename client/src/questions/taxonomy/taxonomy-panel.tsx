import type { TaxonomyAnswer, TaxonomySettings } from "@keyhole/shared/questions/taxonomy/schema";
import { treeIndex } from "@keyhole/shared/questions/taxonomy/tree-index";
import { Search, X } from "lucide-react";
import { useId, useMemo, useState, type KeyboardEvent } from "react";
import { t } from "../../i18n/t.ts";
import { logicalKey } from "../../ui/arrow-key.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { pathTitle, pickPath } from "./taxonomy-rules.ts";
import styles from "./taxonomy.module.css";
import { rowId, TreeList } from "./tree-list.tsx";
import { searchTree } from "./tree-search.ts";
import { closedTree, pressed, rowsOf, toggled } from "./tree-state.ts";

type Props = PanelProps<TaxonomySettings, TaxonomyAnswer>;

export function TaxonomyPanel(props: Props) {
  const { title, required, settings, answer, readOnly, problems, onChange } = props;
  const paths = answer?.paths ?? [];
  return (
    <QuestionFrame title={title} required={required} problems={problems} hint={hintOf(settings)}>
      {readOnly && paths.length === 0 && <p className={styles.nothing}>{t("questions.notAnswered")}</p>}
      {paths.length > 0 && (
        <ul className={styles.chips} aria-label={t("questions.taxonomy.chosen", { title })}>
          {paths.map((path) => {
            const name = pathTitle(path, settings);
            return (
              <li key={path.join("\u0000")} className={styles.chip}>
                <span>{name}</span>
                {!readOnly && (
                  <IconButton
                    size="small"
                    label={t("questions.taxonomy.remove", { name })}
                    icon={<X size={13} />}
                    onPress={() => onChange(pickPath(answer, path, settings))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
      {!readOnly && <Finder {...props} />}
    </QuestionFrame>
  );
}

/** A search over a tree. Typing filters at once; arrows go through what is left without leaving the search. */
function Finder({ title, settings, answer, onChange }: Props) {
  const id = useId();
  const index = treeIndex(settings);
  const [query, setQuery] = useState("");
  const [state, setState] = useState(closedTree);
  const found = useMemo(() => searchTree(index, query), [index, query]);
  const view = { index, found };
  const rows = rowsOf(view, state);
  const chosen = useMemo(
    () => new Set((answer?.paths ?? []).flatMap((path) => index.find(path) ?? [])),
    [answer, index],
  );
  const active = index.entries[state.active];

  const toggle = (position: number) => setState((before) => toggled(before, position));
  const pick = (position: number) => {
    setState((before) => ({ ...before, active: position }));
    const path = index.entries[position]?.path;
    if (path === undefined) return;
    const next = pickPath(answer, path, settings);
    if (next !== answer) onChange(next);
    else if (found === null && (index.entries[position]?.node.children.length ?? 0) > 0) toggle(position);
  };
  const search = (text: string) => {
    setQuery(text);
    const best = searchTree(index, text)?.best;
    setState((before) => ({ ...before, active: best ?? before.active }));
  };
  const onKey = (event: KeyboardEvent, isSearch: boolean): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const key = logicalKey(event.key, event.currentTarget);
    // What edits the search stays with it.
    if (isSearch && !["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Enter", "Escape"].includes(key)) return;
    if (key === "Enter" || key === " ") {
      if (rows.includes(state.active)) pick(state.active);
    } else if (key === "Escape") {
      if (query === "") return;
      search("");
    } else {
      const next = pressed(view, state, { key, at: event.timeStamp });
      if (next === null) return;
      setState(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.finder}>
      <div className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label={t("questions.taxonomy.search", { title })}
          aria-expanded
          aria-haspopup="tree"
          aria-controls={id}
          aria-autocomplete="list"
          {...(rows.includes(state.active) ? { "aria-activedescendant": rowId(id, state.active) } : {})}
          placeholder={t("questions.taxonomy.searchHint")}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => search(event.target.value)}
          onKeyDown={(event) => onKey(event, true)}
        />
        {found !== null && (
          <output className={styles.found}>{t("questions.taxonomy.found", { count: found.hits.size })}</output>
        )}
      </div>
      {rows.length > 0 && (
        <TreeList
          id={id}
          title={title}
          view={view}
          state={state}
          rows={rows}
          settings={settings}
          chosen={chosen}
          onKeyDown={(event) => onKey(event, false)}
          onPick={pick}
          onToggle={toggle}
        />
      )}
      {active?.node.description !== undefined && (
        <p className={styles.description}>
          {t("questions.taxonomy.about", { title: active.node.title, description: active.node.description })}
        </p>
      )}
    </div>
  );
}

function hintOf({ multiple, min: minimum, max: maximum }: TaxonomySettings): string | undefined {
  if (!multiple || (minimum === 0 && maximum === null)) return undefined;
  if (maximum === null) return t("questions.choice.pickAtLeast", { minimum });
  return minimum === 0
    ? t("questions.choice.pickAtMost", { maximum })
    : t("questions.choice.pickBetween", { minimum, maximum });
}
