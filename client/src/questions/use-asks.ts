import type { FactsByField } from "@keyhole/shared/answers";
import { asksOf, type Ask } from "@keyhole/shared/asks";
import type { Form } from "@keyhole/shared/form";
import { useMemo } from "react";
import type { EditorState } from "../editor/annotation-store.ts";
import { useAnnotations } from "../editor/use-annotations.ts";

type Asked = Pick<Form, "questions">;

/** What the form asks at this moment; the list stays the same object until it asks for something else. */
export function useAsks(form: Asked, facts: FactsByField): readonly Ask[] {
  const read = useMemo(() => asksReader(form, facts), [form, facts]);
  return useAnnotations(read, sameAsks);
}

/** Reads what is asked from the editor's state. Most forms ask the same whatever is answered: those cost nothing. */
export function asksReader(form: Asked, facts: FactsByField): (state: EditorState) => readonly Ask[] {
  const isFixed = form.questions.every(
    ({ each, when, requiredWhen }) => each === undefined && when === undefined && requiredWhen === undefined,
  );
  const fixed = asksOf(form, {}, facts);
  let last = { answers: {} as EditorState["answers"], asks: fixed };
  return ({ answers }) => {
    if (!isFixed && answers !== last.answers) last = { answers, asks: asksOf(form, answers, facts) };
    return last.asks;
  };
}

const sameAsks = (one: readonly Ask[], other: readonly Ask[]): boolean =>
  one === other ||
  (one.length === other.length &&
    one.every((ask, at) => ask.key === other[at]?.key && ask.required === other[at].required));

/** The same, by the question's name. */
export function useAsksByQuestion(form: Asked, facts: FactsByField): ReadonlyMap<string, readonly Ask[]> {
  const asks = useAsks(form, facts);
  return useMemo(() => {
    const byQuestion = new Map<string, Ask[]>();
    for (const ask of asks) {
      const list = byQuestion.get(ask.question.name);
      if (list === undefined) byQuestion.set(ask.question.name, [ask]);
      else list.push(ask);
    }
    return byQuestion;
  }, [asks]);
}
