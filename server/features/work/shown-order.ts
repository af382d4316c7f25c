import { createHmac } from "node:crypto";
import type { FactsByField } from "@keyhole/shared/answers";
import type { FieldValue } from "@keyhole/shared/fields/field-type";
import type { Form } from "@keyhole/shared/form";
import type { ViewId } from "@keyhole/shared/ids";

export interface Showing {
  readonly form: Pick<Form, "fields"> | null;
  readonly view: ViewId;
  /** Secret of this installation: who knows view and id cannot compute the code. */
  readonly key: Uint8Array;
}

/**
 * What a view calls a candidate, and by which it puts candidates in order: an HMAC of view, field and id, so that each order
 * is equally likely for each worker, neither tells the id, and a view never changes them. A view lasts as long as its
 * assignment: a reload and a take-over show the same.
 */
const codeOf = ({ key, view }: Pick<Showing, "key" | "view">, field: string, id: string): string =>
  createHmac("sha256", key)
    .update(JSON.stringify(["candidate", view, field, id]))
    .digest("hex")
    .slice(0, 24);

/** The candidates of a field in the order of this view, with their codes; undefined where the form does not shuffle them. */
export function codesOf(
  ids: readonly string[],
  field: string,
  showing: Showing,
): ReadonlyMap<string, string> | undefined {
  const shuffles = showing.form?.fields.find(({ name }) => name === field)?.display?.shuffle === true;
  if (!shuffles) return undefined;
  const coded = ids.map((id) => [id, codeOf(showing, field, id)] as const);
  return new Map(coded.sort(([, one], [, other]) => (one < other ? -1 : 1)));
}

/** A field's value as this view shows it; `blind` shows codes in the place of ids. */
export function asShown(
  value: Exclude<FieldValue, { readonly kind: "image" }>,
  { field, blind, ...showing }: Showing & { readonly field: string; readonly blind: boolean },
): Exclude<FieldValue, { readonly kind: "image" }> {
  if (value.kind !== "conversation") return value;
  const byId = new Map(value.candidates.map((candidate) => [candidate.id, candidate]));
  const codes = codesOf([...byId.keys()], field, showing);
  if (codes === undefined) return value;
  const candidates = [...codes].flatMap(([id, code]) => {
    const candidate = byId.get(id);
    return candidate === undefined ? [] : [blind ? { ...candidate, id: code } : candidate];
  });
  return { ...value, candidates };
}

/** What is stored with answers: the order of candidates in each field that was shuffled; undefined where none was. */
export function shownOrders(facts: FactsByField, showing: Showing): Record<string, string[]> | undefined {
  const orders = Object.entries(facts).flatMap(([name, known]): [string, string[]][] => {
    if (known?.kind !== "conversation" || known.candidates.length < 2) return [];
    const codes = codesOf(
      known.candidates.map(({ id }) => id),
      name,
      showing,
    );
    return codes === undefined ? [] : [[name, [...codes.keys()]]];
  });
  return orders.length === 0 ? undefined : Object.fromEntries(orders);
}
