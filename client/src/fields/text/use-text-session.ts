import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { newRegionId } from "../../editor/region-id.ts";
import { useAnnotationStore } from "../../editor/use-annotations.ts";
import type { FieldQuestion } from "../field-question.ts";
import { ownPreferences } from "../../ui/own-preferences.ts";
import { followReferred } from "../follow-referred.ts";
import { followSelection } from "./follow-selection.ts";
import { paintMarks } from "./paint-marks.ts";
import type { LinkQuestion } from "./link-layer.ts";
import type { TextQuestion } from "./text-layer.ts";
import { TextSession } from "./text-session.ts";

export interface TextWork {
  readonly session: TextSession;
  /** The questions of the form that draw on this field's texts. */
  readonly questions: readonly TextQuestion[];
  /** Those that draw arrows between its marks. */
  readonly links: readonly LinkQuestion[];
}

/** The work on one field's texts: made once, kept showing what the store holds. */
export function useTextSession(all: readonly FieldQuestion[]): TextWork {
  const store = useAnnotationStore();
  const questions = useMemo(
    () =>
      all.flatMap(({ name, settings, editor }) =>
        editor.text === undefined ? [] : [{ name, settings, layer: editor.text }],
      ),
    [all],
  );
  const links = useMemo(
    () =>
      all.flatMap(({ name, settings, editor }) =>
        editor.links === undefined ? [] : [{ name, settings, layer: editor.links }],
      ),
    [all],
  );
  const begin = (): TextSession => {
    const begun = new TextSession(store, questions, newRegionId);
    begun.setWholeWords(ownPreferences.get().wholeWords ?? questions.some(atWords));
    return begun;
  };
  const [session, setSession] = useState(begin);
  if (session.store !== store) setSession(begin());
  useLayoutEffect(() => session.setQuestions(questions, links), [session, questions, links]);
  useLayoutEffect(() => store.follow(followReferred(all)), [store, all]);
  useLayoutEffect(() => paintMarks(session, questions), [session, questions]);
  useEffect(() => followSelection(session, questions), [session, questions]);
  return useMemo(() => ({ session, questions, links }), [session, questions, links]);
}

/** Where the form means single characters the switch is off until the person turns it on. */
const atWords = ({ layer, settings }: TextQuestion): boolean => layer.granularity(settings) === "word";
