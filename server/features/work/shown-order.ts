import { createHash } from "node:crypto";
import type { FactsByField } from "@keyhole/shared/answers";
import type { FieldValue } from "@keyhole/shared/fields/field-type";
import type { Form } from "@keyhole/shared/form";
import type { ViewId } from "@keyhole/shared/ids";

/**
 * The order in which a view shows candidates: by SHA-256 of view, field and candidate, so that each order is equally
 * likely for each worker and a view never changes it. A view lasts as long as its assignment: a reload and a take-over
 * show the same.
 */
function shuffled(ids: readonly string[], view: ViewId, field: string): string[] {
  const key = (id: string) =>
    createHash("sha256")
      .update(JSON.stringify([view, field, id]))
      .digest("hex");
  const keyed = ids.map((id) => ({ id, key: key(id) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ id }) => id);
}

const shuffles = (form: Pick<Form, "fields"> | null, field: string): boolean =>
  form?.fields.find(({ name }) => name === field)?.display?.shuffle === true;

/** A field's value as this view shows it. */
export function asShown(
  value: Exclude<FieldValue, { readonly kind: "image" }>,
  { form, view, field }: { readonly form: Pick<Form, "fields"> | null; readonly view: ViewId; readonly field: string },
): Exclude<FieldValue, { readonly kind: "image" }> {
  if (value.kind !== "conversation" || !shuffles(form, field)) return value;
  const byId = new Map(value.candidates.map((candidate) => [candidate.id, candidate]));
  const order = shuffled([...byId.keys()], view, field);
  return { ...value, candidates: order.flatMap((id) => byId.get(id) ?? []) };
}

/** What is stored with answers: the order of candidates in each field that was shuffled; undefined where none was. */
export function shownOrders(
  form: Pick<Form, "fields">,
  facts: FactsByField,
  view: ViewId,
): Record<string, string[]> | undefined {
  const orders = form.fields.flatMap(({ name }): [string, string[]][] => {
    const known = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (known?.kind !== "conversation" || !shuffles(form, name)) return [];
    const ids = known.candidates.map(({ id }) => id);
    return ids.length < 2 ? [] : [[name, shuffled(ids, view, name)]];
  });
  return orders.length === 0 ? undefined : Object.fromEntries(orders);
}
