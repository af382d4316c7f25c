import { defaultImportLimits } from "@keyhole/server/features/imports/limits";
import { mapRecord } from "@keyhole/server/features/imports/map/map-record";
import { columnsOf, proposePlan } from "@keyhole/server/features/imports/map/propose";
import type { JsonObject } from "@keyhole/server/features/imports/read/record";
import { parseForm, type Form } from "@keyhole/shared/form";
import { templates } from "@keyhole/shared/templates/templates";

/** A form of these parts, which must be one. */
export const formOf = (raw: unknown): Form => {
  const form = parseForm(raw);
  if (!form.ok) throw new Error(JSON.stringify(form.failure));
  return form.value;
};
export const pair = formOf(templates["preference-pair"]);

/** The conversation that a record becomes by the plan that is proposed for it, with that plan. */
export function conversationOf(record: JsonObject, form = pair) {
  const plan = proposePlan(columnsOf([record]), form);
  const mapped = mapRecord(record, { plan, form, limits: defaultImportLimits });
  const value = mapped.record?.fields["conversation"];
  if (value?.kind !== "conversation") throw new Error(JSON.stringify(mapped.problems));
  return { ...value, plan, mapped: mapped.record };
}
