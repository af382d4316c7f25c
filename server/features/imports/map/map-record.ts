import type { Problem } from "@keyhole/shared/errors";
import { unanswerable } from "@keyhole/shared/answerable";
import { checkItem } from "@keyhole/shared/fields/check-item";
import type { FieldDefinition, FieldValue } from "@keyhole/shared/fields/field-type";
import type { Form } from "@keyhole/shared/form";
import type { BlobId } from "@keyhole/shared/ids";
import type { ImportLimits } from "../limits.ts";
import { found, isObject, type JsonObject } from "../read/record.ts";
import type { RawAnswer } from "./answers.ts";
import { conversationOf, type Part } from "./conversation.ts";
import type { ImportPlan } from "./plan.ts";

/** A record in the form's words. Pictures are still names: the caller finds their bytes. */
export interface MappedRecord {
  readonly fields: Readonly<Record<string, MappedField>>;
  readonly externalId: string | null;
  /** True where the record named its id: then no other record may have it. */
  readonly ownId: boolean;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
  readonly answers: readonly RawAnswer[];
  readonly gold: boolean;
  readonly priority: number;
}
export type MappedField =
  | { readonly kind: "named-picture"; readonly name: string }
  | Exclude<FieldValue, { kind: "image" }>;

export interface Mapping {
  readonly plan: ImportPlan;
  readonly form: Form;
  readonly limits: ImportLimits;
}

/** `record` is null where the item cannot be stored; problems then say why, else what was left out. */
export interface Mapped {
  readonly record: MappedRecord | null;
  readonly problems: readonly Problem[];
}

type Scalar = string | number | boolean;
const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);

class Builder {
  readonly mapping: Mapping;
  readonly errors: Problem[] = [];
  readonly notes: Problem[] = [];
  readonly fields = new Map<string, MappedField>();
  readonly parts = new Map<string, Part[]>();
  readonly metadata = new Map<string, Scalar>();
  readonly answers: RawAnswer[] = [];
  externalId: string | null = null;
  gold = false;
  priority = 0;

  constructor(mapping: Mapping) {
    this.mapping = mapping;
  }

  column(column: string, raw: unknown): void {
    const target = Object.hasOwn(this.mapping.plan.columns, column) ? this.mapping.plan.columns[column] : undefined;
    if (target === undefined || target.to === "ignore" || raw === null || raw === undefined) return;
    switch (target.to) {
      case "field":
        return this.field(target.field, column, raw);
      case "conversation":
        return this.part(target.field, { part: target.part, column, raw: fromCell(raw) });
      case "answer":
        return void this.answers.push({ question: target.question, as: target.as, raw });
      case "metadata":
        return this.meta(column, raw);
      case "id":
        return this.id(raw);
      case "gold":
        this.gold = isScalar(raw) && /^(true|yes|1)$/iu.test(String(raw));
        return;
      case "priority":
        return this.setPriority(raw);
      case "fields":
        return this.each(column, raw, (name, value) => this.field(name, `${column}.${name}`, value));
      case "all-metadata":
        return this.each(column, raw, (name, value) => this.meta(name, value));
      case "answers":
        return this.each(column, raw, (question, value) => {
          this.answers.push({ question, as: target.as, raw: value });
        });
    }
  }

  each(column: string, raw: unknown, visit: (name: string, value: unknown) => void): void {
    const object = fromCell(raw);
    if (!isObject(object)) this.errors.push(found("import.not-object-column", { column }));
    else for (const [name, value] of Object.entries(object)) if (value !== null) visit(name, value);
  }

  field(name: string, column: string, raw: unknown): void {
    const field = this.mapping.form.fields.find((each) => each.name === name);
    if (field === undefined) return void this.errors.push(found("import.no-field", { field: name, column }));
    const value = valueOf(field, raw);
    if (value === "conversation") this.part(name, { part: "whole", column, raw: fromCell(raw) });
    else if (value === null) this.errors.push(found("import.wrong-value", { column, kind: field.kind }));
    else this.fields.set(name, value);
  }

  part(field: string, part: Part): void {
    const list = this.parts.get(field);
    if (list === undefined) this.parts.set(field, [part]);
    else list.push(part);
  }

  meta(key: string, raw: unknown): void {
    const { metadataLength: limit } = this.mapping.limits;
    const value = isScalar(raw) ? raw : JSON.stringify(raw);
    if (key.length > 100 || String(value).length > limit)
      this.notes.push(found("import.metadata", { key: key.slice(0, 100), limit }));
    else this.metadata.set(key, value);
  }

  id(raw: unknown): void {
    if (!isScalar(raw) || String(raw).length > 300) this.notes.push(found("import.id"));
    else this.externalId = String(raw);
  }

  setPriority(raw: unknown): void {
    const value = Number(raw);
    if (Number.isInteger(value) && Math.abs(value) <= 1_000_000) this.priority = value;
    else this.notes.push(found("import.priority"));
  }

  finish(): Mapped {
    const { plan, form, limits } = this.mapping;
    for (const [name, parts] of this.parts) {
      const made = conversationOf(parts);
      this.errors.push(...made.problems);
      if (made.value !== null) this.fields.set(name, made.value);
      if (made.chosen !== null && plan.chosen !== null) this.answers.push({ ...plan.chosen, raw: [made.chosen] });
    }
    if (this.metadata.size > limits.metadataKeys) {
      this.errors.push(found("import.metadata-keys", { count: this.metadata.size, limit: limits.metadataKeys }));
    }
    if (this.errors.length === 0) this.errors.push(...itemProblems(this.fields, form, limits));
    if (this.gold && !this.answers.some(({ as }) => as === "reference")) this.errors.push(found("import.gold"));
    if (this.errors.length > 0) return { record: null, problems: [...this.errors, ...this.notes] };
    const { answers, gold, priority } = this;
    // A picture without an id of its own goes by its file's name.
    const pictures = [...this.fields.values()].flatMap((field) => (field.kind === "named-picture" ? [field.name] : []));
    const externalId = this.externalId ?? pictures[0]?.slice(-300) ?? null;
    const fields = Object.fromEntries(this.fields);
    const metadata = Object.fromEntries(this.metadata);
    return {
      record: { fields, externalId, ownId: this.externalId !== null, metadata, answers, gold, priority },
      problems: this.notes,
    };
  }
}

/** Turns one record into the fields, answers and metadata of an item, by the plan. Pure. */
export function mapRecord(value: JsonObject, mapping: Mapping): Mapped {
  const builder = new Builder(mapping);
  for (const [column, raw] of Object.entries(value)) builder.column(column, raw);
  return builder.finish();
}

/** A table's cell may hold JSON where an object or a list is wanted. */
function fromCell(raw: unknown): unknown {
  if (typeof raw !== "string" || !/^\s*[[{]/u.test(raw)) return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function valueOf(field: FieldDefinition, raw: unknown): MappedField | "conversation" | null {
  if (field.kind === "conversation") return "conversation";
  if (field.kind === "image") {
    const name = isObject(raw) ? (raw["path"] ?? raw["name"] ?? raw["file_name"]) : raw;
    return typeof name === "string" && name !== "" ? { kind: "named-picture", name } : null;
  }
  const text = isObject(raw) ? raw["text"] : raw;
  return isScalar(text) ? { kind: "text", text: String(text) } : null;
}

// Stands for a picture that is still a name: extents are checked when it was decoded.
const anyPicture = { kind: "image", blob: "AAAAAAAAAAAAAAAAAAAAAA" as BlobId, width: 1, height: 1 } as const;

function itemProblems(fields: ReadonlyMap<string, MappedField>, form: Form, limits: ImportLimits): readonly Problem[] {
  const values = [...fields].map(
    ([name, value]) => [name, value.kind === "named-picture" ? anyPicture : value] as const,
  );
  const { textBytes, turns, candidates } = limits;
  const counts = values.flatMap(([name, value]): [string, number][] =>
    value.kind === "conversation" ? [[name, value.candidates.length]] : [],
  );
  return [
    ...checkItem({ v: 1, fields: Object.fromEntries(values) }, form.fields, { textBytes, turns, candidates }),
    ...unanswerable(form, new Map(counts)),
  ];
}
