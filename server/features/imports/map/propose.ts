import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import type { Form, Question } from "@keyhole/shared/form";
import type { FieldKind } from "@keyhole/shared/vocabulary";
import { looksLikePicture } from "../read/sniff.ts";
import type { JsonObject } from "../read/record.ts";
import { parseAnswer } from "./answers.ts";
import { candidatesOf, turnsOf } from "./conversation.ts";
import type { ColumnTarget, ConversationPart, ImportPlan } from "./plan.ts";

/** What is known of one column from the first records. */
export interface Column {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** No plan can name this one: request bodies that hold it are refused as an attack. */
export const isColumn = (name: string): boolean => name !== "__proto__";

export function columnsOf(records: readonly JsonObject[]): readonly Column[] {
  const columns = new Map<string, unknown[]>();
  for (const record of records) {
    for (const [name, value] of Object.entries(record)) {
      if (!isColumn(name)) continue;
      const values = columns.get(name);
      if (values === undefined) columns.set(name, [value]);
      else values.push(value);
    }
  }
  return [...columns].map(([name, values]) => ({ name, values }));
}

const own: Readonly<Record<string, ColumnTarget>> = {
  fields: { to: "fields" },
  metadata: { to: "all-metadata" },
  meta: { to: "all-metadata" },
  predictions: { to: "answers", as: "prediction" },
  suggestions: { to: "answers", as: "prediction" },
  reference: { to: "answers", as: "reference" },
  references: { to: "answers", as: "reference" },
};
const idNames = /^(id|_id|uuid|guid|external_?id|item_?id|record_?id|example_?id)$/iu;

const partNames: readonly (readonly [RegExp, ConversationPart])[] = [
  [/^(system|system_?prompt)$/iu, "system"],
  [/^(prompt|instruction|question|query|user|turns|messages|conversations?)$/iu, "prompt"],
  [/^(input|context)$/iu, "context"],
  [/^chosen(_?response)?$/iu, "chosen"],
  [/^rejected(_?response)?$/iu, "rejected"],
  [/^(responses|candidates|completions|outputs|generations|answers)$/iu, "candidates"],
  [/^(response|output|completion|answer|candidate|generation|model)([_\-. ]?([a-z]|\d{1,2}))?$/iu, "candidate"],
];

const textNames = /^(text|content|sentence|document|body|passage|article|message|review|comment|title)$/iu;
const pictureNames = /^(image|images|picture|photo|file|file_?name|image_?(path|file|name)|path|img)$/iu;

/** Facts that no answer contradicts: at a preview the pictures are not decoded yet. */
export function anyFacts(kind: FieldKind, value?: JsonObject): FieldFacts {
  if (kind === "text") return { kind, codePoints: Number.MAX_SAFE_INTEGER };
  if (kind === "conversation") return { kind, turns: [], candidates: [] };
  const size = (key: string) => (Number.isInteger(value?.[key]) ? Number(value?.[key]) : 1_000_000);
  return { kind, width: size("width"), height: size("height") };
}

/** The raw values have the shape of this question's answers, whatever their labels are. */
function fitsQuestion(question: Question, kind: FieldKind, values: readonly unknown[]): boolean {
  const some = values.filter((value) => value !== null && value !== "").slice(0, 5);
  return (
    some.length > 0 &&
    some.every((value) =>
      parseAnswer(question, value, anyFacts(kind)).problems.every(({ message }) => !message.startsWith("schema.")),
    )
  );
}

/**
 * Proposes what each column is, by names that other tools use and by the shape of its values. Each field gets one source;
 * what is not recognised becomes metadata when it is short, else it is left out. Only a proposal: the lead decides.
 */
export function proposePlan(columns: readonly Column[], form: Form): ImportPlan {
  const proposal = new Proposal(form, columns);
  for (const step of [proposal.reserved, proposal.named, proposal.conversations, proposal.answers, proposal.content]) {
    for (const column of columns) if (!proposal.targets.has(column.name)) step(column);
  }
  for (const column of columns) if (!proposal.targets.has(column.name)) proposal.rest(column);
  const parts = [...proposal.targets.values()].filter((target) => target.to === "conversation");
  const paired = parts.some(({ part }) => part === "chosen");
  const choice = form.questions.find(
    (question) => question.type === "choice" && question.settings.source === "candidates",
  );
  return {
    v: 1,
    columns: Object.fromEntries(proposal.targets),
    labels: {},
    chosen: paired && choice !== undefined ? { question: choice.name, as: "reference" } : null,
  };
}

class Proposal {
  readonly targets = new Map<string, ColumnTarget>();
  readonly #form: Form;
  readonly #columns: readonly Column[];
  readonly #filled = new Set<string>();

  constructor(form: Form, columns: readonly Column[]) {
    this.#form = form;
    this.#columns = columns;
  }

  #free(kind: FieldKind) {
    return this.#form.fields.find((field) => field.kind === kind && !this.#filled.has(field.name));
  }

  #fill(column: Column, field: string): void {
    this.targets.set(column.name, { to: "field", field });
    this.#filled.add(field);
  }

  readonly reserved = ({ name, values }: Column): void => {
    const target = Object.hasOwn(own, name) ? own[name] : undefined;
    const taken = this.#form.questions.some((question) => question.name === name);
    if (target !== undefined && !taken && values.every(isRecord)) this.targets.set(name, target);
    else if (name === "gold" && values.every((value) => typeof value === "boolean"))
      this.targets.set(name, { to: "gold" });
    else if (name === "priority" && values.every((value) => Number.isInteger(value)))
      this.targets.set(name, { to: "priority" });
    else if (idNames.test(name) && ![...this.targets.values()].some(({ to }) => to === "id"))
      this.targets.set(name, { to: "id" });
  };

  /** Columns called as a field or a question of the form. */
  readonly named = (column: Column): void => {
    const field = this.#form.fields.find(({ name }) => name === column.name);
    if (field !== undefined && fitsField(field.kind, column.values)) return this.#fill(column, field.name);
    const [, as = "prediction", name = column.name] =
      /^(prediction|suggestion|reference|gold)[._-](.+)$/u.exec(column.name) ?? [];
    const question = this.#form.questions.find((each) => each.name === name);
    if (question === undefined) return;
    const reference = as === "reference" || as === "gold";
    this.targets.set(column.name, { to: "answer", question: name, as: reference ? "reference" : "prediction" });
  };

  readonly conversations = ({ name, values }: Column): void => {
    const field = this.#form.fields.find(({ kind }) => kind === "conversation");
    if (field === undefined || this.#filled.has(field.name)) return;
    const part = partNames.find(([pattern]) => pattern.test(name))?.[1];
    if (part === undefined || !fitsPart(part, values)) return;
    this.targets.set(name, { to: "conversation", field: field.name, part });
  };

  /** Shapes and spans are known by their form: the first question whose answers they fit. */
  readonly answers = ({ name, values }: Column): void => {
    if (!values.every((value) => Array.isArray(value))) return;
    const question = this.#form.questions.find((each) => {
      const kind = this.#form.fields.find((field) => field.name === each.field)?.kind;
      const used = [...this.targets.values()].some((target) => target.to === "answer" && target.question === each.name);
      return (
        kind !== undefined &&
        !used &&
        fitsQuestion(
          each,
          kind,
          values.filter((list) => (list as []).length > 0),
        )
      );
    });
    if (question !== undefined) this.targets.set(name, { to: "answer", question: question.name, as: "prediction" });
  };

  readonly content = (column: Column): void => {
    const picture = this.#free("image");
    if (picture !== undefined && this.#isPicture(column)) return this.#fill(column, picture.name);
    const text = this.#free("text");
    if (text !== undefined && this.#isText(column)) this.#fill(column, text.name);
  };

  #isPicture({ name, values }: Column): boolean {
    const named = values.every((value) => typeof value === "string" && value !== "");
    return named && (pictureNames.test(name) || values.every((value) => looksLikePicture(String(value))));
  }

  /** A column of a usual name, else the one with the longest texts. */
  #isText({ name, values }: Column): boolean {
    if (!fitsField("text", values)) return false;
    const left = this.#columns.filter((each) => !this.targets.has(each.name) && fitsField("text", each.values));
    const usual = left.filter((each) => textNames.test(each.name));
    if (usual.length > 0) return usual[0]?.name === name;
    const longest = left.reduce((best, each) => (lengthOf(each) > lengthOf(best) ? each : best));
    return longest.name === name;
  }

  rest({ name, values }: Column): void {
    // COCO's own sizes are measured again from the pictures.
    if (/^(width|height)$/iu.test(name) && [...this.targets.keys()].some((each) => pictureNames.test(each))) {
      this.targets.set(name, { to: "ignore" });
      return;
    }
    const short = values.every((value) => value === null || (isScalar(value) && String(value).length <= 200));
    this.targets.set(name, { to: short ? "metadata" : "ignore" });
  }
}

const isRecord = (value: unknown): boolean => value === null || (typeof value === "object" && !Array.isArray(value));
const isScalar = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);
const lengthOf = ({ values }: Column): number => values.reduce<number>((sum, value) => sum + String(value).length, 0);

function fitsField(kind: FieldKind, values: readonly unknown[]): boolean {
  const some = values.filter((value) => value !== null);
  if (some.length === 0) return false;
  if (kind === "conversation") return some.every((value) => turnsOf(value) !== null);
  return some.every((value) => typeof value === "string" || (kind === "text" && typeof value === "number"));
}

function fitsPart(part: ConversationPart, values: readonly unknown[]): boolean {
  const some = values.filter((value) => value !== null && value !== "").slice(0, 20);
  if (some.length === 0) return false;
  return part === "candidates"
    ? some.every((value) => candidatesOf(value) !== null || (typeof value === "string" && value.startsWith("[")))
    : some.every((value) => turnsOf(value) !== null);
}
