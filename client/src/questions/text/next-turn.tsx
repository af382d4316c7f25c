import type { TextAnswer, TextSettings } from "@keyhole/shared/questions/text/schema";
import type { NextTurnProps } from "../editor-type.ts";
import { originalOf } from "./original.ts";
import { TextInput } from "./text-input.tsx";

/** Where the next turn is written, under the conversation. */
export function NextTurn(props: NextTurnProps<TextSettings, TextAnswer>) {
  const { question, title, settings, answer, value, readOnly, onChange } = props;
  const original = originalOf(settings, question, value);
  return (
    <div data-next-turn={question}>
      <TextInput
        {...{ title, settings, readOnly }}
        text={answer?.text ?? original?.text ?? ""}
        onChange={(next) =>
          onChange(next === "" && original === null ? undefined : { text: next }, { merge: `text ${question}` })
        }
      />
    </div>
  );
}

export function focusNextTurn(question: string): void {
  const all = document.querySelectorAll<HTMLElement>("[data-next-turn]");
  const turn = Array.from(all).find((element) => element.dataset["nextTurn"] === question);
  turn?.querySelector<HTMLElement>("textarea")?.focus();
}
