import type { ImportPlan, ImportPreview } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import type { Option } from "../../ui/option.ts";

type Target = ImportPlan["columns"][string];
type Form = ImportPreview["form"];

const parts = ["prompt", "system", "context", "candidate", "candidates", "chosen", "rejected", "whole"] as const;

/** A target as one word for a select, and back. Names of fields and questions hold no colon. */
export function targetId(target: Target): string {
  switch (target.to) {
    case "field":
      return `field:${target.field}`;
    case "conversation":
      return `conversation:${target.field}:${target.part}`;
    case "answer":
      return `answer:${target.question}:${target.as}`;
    case "answers":
      return `answers:${target.as}`;
    default:
      return target.to;
  }
}

/** Everything that a column can become, what shows content first. */
export function targetOptions({ fields, questions }: Form): readonly (Option<string> & { readonly target: Target })[] {
  const option = (target: Target, label: string) => ({ id: targetId(target), label, target });
  const ofFields = fields.flatMap(({ name: field, title, kind }) =>
    kind === "conversation"
      ? parts.map((part) =>
          option(
            { to: "conversation", field, part },
            t("imports.target.part", { title, part: t(`imports.part.${part}`) }),
          ),
        )
      : [option({ to: "field", field }, t("imports.target.field", { title }))],
  );
  const ofQuestions = questions
    .filter(({ importable }) => importable)
    .flatMap(({ name: question, title }) => [
      option({ to: "answer", question, as: "prediction" }, t("imports.target.prediction", { title })),
      option({ to: "answer", question, as: "reference" }, t("imports.target.reference", { title })),
    ]);
  return [
    option({ to: "ignore" }, t("imports.target.ignore")),
    ...ofFields,
    ...ofQuestions,
    option({ to: "metadata" }, t("imports.target.metadata")),
    option({ to: "id" }, t("imports.target.id")),
    option({ to: "gold" }, t("imports.target.gold")),
    option({ to: "priority" }, t("imports.target.priority")),
    option({ to: "fields" }, t("imports.target.fields")),
    option({ to: "all-metadata" }, t("imports.target.all-metadata")),
    option({ to: "answers", as: "prediction" }, t("imports.target.answers.prediction")),
    option({ to: "answers", as: "reference" }, t("imports.target.answers.reference")),
  ];
}
