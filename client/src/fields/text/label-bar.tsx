import { useMemo, useSyncExternalStore } from "react";
import { textOfNotice } from "../../editor/notice.ts";
import { useAnnotations } from "../../editor/use-annotations.ts";
import { t } from "../../i18n/t.ts";
import { setPreference } from "../../ui/own-preferences.ts";
import { Switch } from "../../ui/switch.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { LabelButton } from "./label-button.tsx";
import styles from "./label-bar.module.css";
import { snapRange, wordAt } from "./boundaries.ts";
import { fixedSnap } from "./mark-edits.ts";
import { textOf } from "./text-document.ts";
import { LinkGroups, LinkHint } from "./link-groups.tsx";
import type { LinkQuestion } from "./link-layer.ts";
import type { TextQuestion } from "./text-layer.ts";
import { TextSearchBar } from "./text-search.tsx";
import type { TextSession } from "./text-session.ts";

export interface LabelBarProps {
  readonly session: TextSession;
  readonly questions: readonly TextQuestion[];
  readonly links: readonly LinkQuestion[];
  /** Titles by question name; shown where there are several. */
  readonly titles: Readonly<Record<string, string>>;
}

/** The labels of a field's text questions, above the text: press one for the selection, or pick it for what follows. */
export function LabelBar({ session, questions, links, titles }: LabelBarProps) {
  const wholeWords = useSyncExternalStore(session.subscribe, () => session.getState().wholeWords);
  const refusal = useSyncExternalStore(session.subscribe, () => session.getState().refusal);
  const picked = useAnnotations(({ mode, question, labels }) =>
    mode === "draw" && question !== null ? `${question} ${labels[question] ?? ""}` : "",
  );
  return (
    <div className={styles.bar}>
      {questions.map((question) => (
        <fieldset key={question.name} aria-label={titles[question.name] ?? question.name} className={styles.labels}>
          {questions.length + links.length > 1 && <span className={styles.title}>{titles[question.name]}</span>}
          {question.layer.labels(question.settings).map((label) => (
            <LabelButton
              key={label.value}
              question={question.name}
              label={label}
              isOn={picked === `${question.name} ${label.value}`}
              onPress={() => session.label(question.name, label.value)}
            />
          ))}
        </fieldset>
      ))}
      <LinkGroups session={session.links} links={links} titles={titles} />
      <div className={styles.end}>
        <TextSearchBar session={session} questions={questions} />
        <LinkHint session={session.links} links={links} />
        <output className={styles.refusal}>{refusal === null ? "" : textOfNotice(refusal)}</output>
        {questions.some((question) => fixedSnap(question) === null) && (
          <Switch
            isSelected={wholeWords}
            onChange={(on) => {
              session.setWholeWords(on);
              setPreference("wholeWords", on);
            }}
          >
            {t("questions.text.wholeWords")}
          </Switch>
        )}
      </div>
      <CaretVoice session={session} />
    </div>
  );
}

/** Says where the caret is, or what is selected, to whoever cannot see it. */
function CaretVoice({ session }: { readonly session: TextSession }) {
  const cursor = useSyncExternalStore(session.subscribe, () => session.getState().cursor);
  const said = useMemo(() => {
    const mounted = cursor === null ? null : session.mounted(cursor.part);
    if (cursor === null || mounted === null) return "";
    const range = session.range();
    if (range !== null) return t("questions.text.selected", { text: textOf(mounted.document, range).slice(0, 200) });
    const word = snapRange(mounted.document, wordAt(mounted.document, cursor.focus), "word");
    return word === null ? "" : textOf(mounted.document, word);
  }, [cursor, session]);
  return (
    <VisuallyHidden>
      <output>{said}</output>
    </VisuallyHidden>
  );
}
