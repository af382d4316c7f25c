import { parseSync } from "vite";
import { describe, expect, it } from "vitest";

/** Every module of the client but tests and the catalogue. */
const sources = import.meta.glob<string>(
  ["../**/*.{ts,tsx}", "!../i18n/**", "!../**/*.test.{ts,tsx}", "!../**/*.testing.ts"],
  { query: "?raw", import: "default", eager: true },
);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** Calls back for every node, children only where it says so. */
function walk(value: unknown, enter: (node: Node) => boolean): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, enter);
  } else if (isNode(value) && enter(value)) {
    for (const member of Object.values(value)) walk(member, enter);
  }
}

/** Where a module does what `finds` finds: "../ui/page.tsx:17". */
function places(code: Readonly<Record<string, string>>, finds: (program: unknown) => readonly Node[]): string[] {
  return Object.entries(code).flatMap(([path, source]) =>
    finds(parseSync(path, source).program).map(({ start }) => `${path}:${source.slice(0, start).split("\n").length}`),
  );
}

const nameOf = (value: unknown): unknown => (isNode(value) ? value["name"] : undefined);

/** Attributes that a person reads or hears. */
const read =
  /^(?:aria-(?:label|description|roledescription|valuetext)|title|alt|label|placeholder|description|detail|hint)$/;

function literals(program: unknown): readonly Node[] {
  const found: Node[] = [];
  walk(program, (node) => {
    if (node.type === "JSXText" && /\p{L}{2}/u.test(String(node["value"]))) found.push(node);
    if (node.type === "JSXAttribute" && isNode(node["value"]) && node["value"].type === "Literal") {
      if (read.test(String(nameOf(node["name"]))) && /\p{L}{2}/u.test(String(node["value"]["value"]))) found.push(node);
    }
    return true;
  });
  return found;
}

const texts = /^(?:t|tIfKnown|tProblem|locale|format[A-Z]\w*)$/;
const inPlace = /^(?:map|flatMap|filter|find|some|every|reduce|forEach|from|fromEntries|toSorted)$/;

/** Calls that happen when the module is loaded: outside of functions, or in one that an array's method calls at once. */
function early(program: unknown): readonly Node[] {
  const found: Node[] = [];
  const atOnce = new Set<unknown>();
  walk(program, (node) => {
    if (/Function|MethodDefinition/.test(node.type)) return atOnce.has(node);
    if (node.type === "CallExpression") {
      if (texts.test(String(nameOf(node["callee"])))) found.push(node);
      const method = isNode(node["callee"]) ? nameOf(node["callee"]["property"]) : undefined;
      if (inPlace.test(String(method)) && Array.isArray(node["arguments"]))
        for (const argument of node["arguments"]) atOnce.add(argument);
    }
    return true;
  });
  return found;
}

describe("code", () => {
  it("holds no words for people: they stand in the catalogue", () => {
    const wrong = "export const A = () => <p title='Two words'>Some <b>{x}</b></p>;";
    expect(places({ "a.tsx": wrong }, literals)).toHaveLength(2);
    expect(Object.keys(sources).length).toBeGreaterThan(300);
    expect(places(sources, literals)).toEqual([]);
  });

  it("makes no text while it is loaded: the language may change afterwards", () => {
    const wrong =
      'const a = t("a"); const b = ["c"].map((key) => t(key)); const fine = () => [t("d")].map(() => t("e"));';
    expect(places({ "a.ts": wrong }, early)).toHaveLength(2);
    expect(places(sources, early)).toEqual([]);
  });
});
