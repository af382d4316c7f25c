import { useSyncExternalStore } from "react";
import { textOfNotice } from "../../editor/notice.ts";
import { t } from "../../i18n/t.ts";
import { LabelButton } from "./label-button.tsx";
import styles from "./label-bar.module.css";
import type { LinkQuestion } from "./link-layer.ts";
import type { LinkSession } from "./link-session.ts";

interface Props {
  readonly session: LinkSession;
  readonly links: readonly LinkQuestion[];
}

/** The kinds of link, beside the labels of the marks: press one with a mark selected, or pick it and drag. */
export function LinkGroups({ session, links, titles }: Props & { readonly titles: Readonly<Record<string, string>> }) {
  const linking = useSyncExternalStore(session.subscribe, () => session.getState().linking);
  return links.map(({ name, layer, settings }) => (
    <fieldset key={name} aria-label={titles[name] ?? name} className={styles.labels}>
      <span className={styles.title}>{titles[name]}</span>
      {layer.labels(settings).map((label) => (
        <LabelButton
          key={label.value}
          question={name}
          label={label}
          isOn={linking?.question === name && linking.label === label.value}
          onPress={() => session.press(name, label.value)}
        />
      ))}
    </fieldset>
  ));
}

/** What the next click or Enter means, or why the last was refused. */
export function LinkHint({ session, links }: Props) {
  const { linking, refusal } = useSyncExternalStore(session.subscribe, session.getState);
  const question = links.find(({ name }) => name === linking?.question);
  const label = question?.layer.labels(question.settings).find(({ value }) => value === linking?.label);
  const hint =
    linking === null || label === undefined
      ? ""
      : t(linking.from === null ? "questions.relation.chooseFrom" : "questions.relation.chooseTo", {
          label: label.title,
        });
  return (
    <output className={refusal === null ? styles.title : styles.refusal}>
      {refusal === null ? hint : textOfNotice(refusal)}
    </output>
  );
}
