import type { Audience } from "@keyhole/shared/guidelines/guideline";
import { t } from "../../i18n/t.ts";
import { Select } from "../../ui/select.tsx";

const choices = ["everyone", "labeler", "reviewer", "lead"] as const;
type Choice = (typeof choices)[number];

/** Leads read everything, so one other role is all there is to choose. */
export function choiceOf(audience: Audience): Choice {
  if (audience.kind === "everyone") return "everyone";
  const [labeler, reviewer] = [audience.roles.includes("labeler"), audience.roles.includes("reviewer")];
  if (labeler && reviewer) return "everyone";
  return labeler ? "labeler" : reviewer ? "reviewer" : "lead";
}

export const audienceText = (audience: Audience): string => t(`guidelines.write.audience.${choiceOf(audience)}`);

export function AudienceSelect({
  value,
  onChange,
}: {
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}) {
  return (
    <Select
      label={t("guidelines.write.audience")}
      options={choices.map((id) => ({ id, label: t(`guidelines.write.audience.${id}`) }))}
      value={choiceOf(value)}
      onChange={(choice) => onChange(choice === "everyone" ? { kind: "everyone" } : { kind: "roles", roles: [choice] })}
    />
  );
}
