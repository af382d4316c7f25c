import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { textOfNotice } from "../../editor/notice.ts";
import { useAnnotations } from "../../editor/use-annotations.ts";
import { useKeyCaps } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { mostFound } from "./find-text.ts";
import type { TextQuestion } from "./text-layer.ts";
import styles from "./text-search.module.css";
import type { TextSession } from "./text-session.ts";

export interface TextSearchBarProps {
  readonly session: TextSession;
  readonly questions: readonly TextQuestion[];
}

/** Search in the texts of a field: a button that opens a line to type in. Enter goes on, Shift+Enter back. */
export function TextSearchBar({ session, questions }: TextSearchBarProps) {
  const { search } = session;
  const isOpen = useSyncExternalStore(search.subscribe, () => search.getState().isOpen);
  const caps = useKeyCaps("text.find");
  // A text that leaves the page takes its search along.
  useEffect(() => () => search.close(), [search]);
  if (!isOpen) {
    return (
      <IconButton
        size="small"
        label={t("questions.search.open")}
        icon={<Search />}
        onPress={() => search.open()}
        {...(caps === undefined ? {} : { hotkey: caps })}
      />
    );
  }
  return <Open session={session} questions={questions} />;
}

function Open({ session, questions }: TextSearchBarProps) {
  const { search } = session;
  const { wanted, found, current, said } = useSyncExternalStore(search.subscribe, search.getState);
  // The label that is picked decides what all would be marked with.
  useAnnotations((state) => `${state.mode} ${state.question ?? ""} ${JSON.stringify(state.labels)}`);
  const close = () => {
    const part = session.getState().cursor?.part;
    search.close();
    // Back to the text, where a label's key marks what was found.
    const texts = Array.from(document.querySelectorAll<HTMLElement>("[data-part]"));
    (texts.find((each) => each.dataset["part"] === part) ?? texts[0])?.focus({ preventScroll: true });
  };
  const target = search.target(questions);
  const label = target?.question.layer.labels(target.question.settings).find(({ value }) => value === target.label);
  const count = found.length === mostFound ? t("questions.search.most", { count: mostFound }) : String(found.length);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its field's keys; a landmark of its own
    <search
      className={styles.line}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the field inside, which would keep Escape for itself
      onKeyDownCapture={(event) => {
        if (event.key === "Escape") close();
        else if (event.key === "Enter" && event.target instanceof HTMLInputElement) search.go(!event.shiftKey);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <SearchField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens because somebody wants to type here
        autoFocus
        label={t("questions.search.field")}
        value={wanted}
        onChange={(text) => search.find(text)}
      />
      <output className={styles.count}>
        {wanted === ""
          ? ""
          : said !== null
            ? textOfNotice(said)
            : found.length === 0
              ? t("questions.search.none")
              : t("questions.search.place", { place: current + 1, count })}
      </output>
      <IconButton
        size="small"
        label={t("questions.search.previous")}
        icon={<ChevronUp />}
        onPress={() => search.go(false)}
      />
      <IconButton
        size="small"
        label={t("questions.search.next")}
        icon={<ChevronDown />}
        onPress={() => search.go(true)}
      />
      {target !== null && label !== undefined && (
        <Button
          size="small"
          isDisabled={found.length === 0}
          onPress={() => search.markAll(target.question, target.label)}
        >
          {t("questions.search.markAll", { label: label.title })}
        </Button>
      )}
      <IconButton size="small" label={t("questions.search.close")} icon={<X />} onPress={close} />
    </search>
  );
}
