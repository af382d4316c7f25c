import { useMemo, type ReactNode } from "react";
import { useAsks } from "../questions/use-asks.ts";
import type { Media } from "./media.ts";
import { ProtectedItem } from "./protected-item.tsx";
import type { ScreenTask } from "./screen-task.ts";

/** The item with the questions that are asked of it now: what a condition hides cannot be drawn either. */
export function AskedItem({ media, task }: { readonly media: Media; readonly task: ScreenTask }): ReactNode {
  const asks = useAsks(task.form, task.facts);
  const fields = useMemo(() => {
    const asked = new Set(asks.flatMap(({ part, question }) => (part === undefined ? [question.name] : [])));
    return task.fields.map((field) => ({ ...field, questions: field.questions.filter(({ name }) => asked.has(name)) }));
  }, [asks, task]);
  return <ProtectedItem media={media} fields={fields} readOnly={false} />;
}
