import { formDefinition } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { questionTypeNames } from "@keyhole/shared/vocabulary";
import type { z } from "zod";
import type { JsonPath } from "./json-text.ts";

type Schema = z.core.$ZodTypes;
/** Schemas of the library are all of its closed union; its own types say the wider one. */
const known = (schema: z.core.$ZodType): Schema => schema as Schema;

/** What may stand at a path of a form: keys of an object, and the values of a closed list. */
export interface Possible {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/** The form is read for the type of a question, which decides about its settings. */
export function possibleAt(path: JsonPath, form: unknown): Possible {
  const schemas = schemasAt(path, form);
  const keys = schemas.flatMap((schema) =>
    schema._zod.def.type === "object" ? Object.keys(schema._zod.def.shape) : [],
  );
  return { keys: [...new Set(keys)], values: [...new Set(schemas.flatMap(valuesOf))] };
}

function schemasAt(path: JsonPath, form: unknown): readonly Schema[] {
  const [part, index, member, ...rest] = path;
  if (part === "questions" && typeof index === "number" && member === "settings") {
    const type = questionTypeNames.find((name) => name === at(form, ["questions", index, "type"]));
    return type === undefined ? [] : walk(unwrapped(anyQuestionType(type).settings), rest);
  }
  return walk(unwrapped(formDefinition), path);
}

function walk(schemas: readonly Schema[], [first, ...rest]: JsonPath): readonly Schema[] {
  if (first === undefined) return schemas;
  const below = schemas.flatMap((schema): readonly z.core.$ZodType[] => {
    const { def } = schema._zod;
    if (def.type === "object" && typeof first === "string") {
      const member = def.shape[first];
      return member === undefined ? [] : [member];
    }
    if (def.type === "array" && typeof first === "number") return [def.element];
    if (def.type === "tuple" && typeof first === "number") return def.items.slice(first, first + 1);
    if (def.type === "record") return [def.valueType];
    return [];
  });
  return walk(below.flatMap(unwrapped), rest);
}

/** The schemas inside defaults, options, unions and pipes: those that say what a JSON value looks like. */
function unwrapped(schema: z.core.$ZodType): readonly Schema[] {
  const { def } = known(schema)._zod;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
    case "nonoptional":
    case "catch":
      return unwrapped(def.innerType);
    case "lazy":
      return unwrapped(def.getter());
    case "union":
      return def.options.flatMap(unwrapped);
    case "pipe":
      // One side of it is a function, the other the shape.
      return known(def.in)._zod.def.type === "transform" ? unwrapped(def.out) : unwrapped(def.in);
    default:
      return [known(schema)];
  }
}

function valuesOf(schema: Schema): readonly string[] {
  const { def } = schema._zod;
  if (def.type === "enum") return Object.values(def.entries).map((value) => JSON.stringify(value));
  if (def.type === "literal")
    return def.values.map((value) => JSON.stringify(value)).filter((text) => text !== undefined);
  if (def.type === "boolean") return ["true", "false"];
  return def.type === "null" ? ["null"] : [];
}

/** The value at a path; undefined where nothing is there. */
export function at(whole: unknown, path: JsonPath): unknown {
  let value: unknown = whole;
  for (const part of path) {
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
  }
  return value;
}
