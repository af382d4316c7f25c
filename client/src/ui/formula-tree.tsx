import { createElement, type ReactNode } from "react";
import temml from "temml";
import styles from "./formula.module.css";

/** Elements and attributes of MathML Core; anything else temml might make is left out, its content stays. */
const elements: ReadonlySet<string> = new Set(
  "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd mpadded mphantom merror".split(
    " ",
  ),
);
const attributes: ReadonlySet<string> = new Set(
  "display displaystyle scriptlevel mathvariant fence form stretchy symmetric largeop movablelimits lspace rspace separator minsize maxsize width height depth voffset linethickness accent accentunder columnspan rowspan".split(
    " ",
  ),
);

/** What temml builds before it writes markup or DOM. */
interface Built {
  readonly type?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly style?: Readonly<Record<string, string>>;
  readonly classes?: readonly string[];
  readonly children?: readonly Built[];
}

/** Most em that a rule or a space of a formula may take. */
const largest = 40;

/**
 * TeX as MathML elements of React: no markup is parsed and no style attribute is written, so the page's policy holds.
 * Null where it is no TeX that can be read. Without commands that link, load or set classes (temml's `trust`).
 */
export function formulaTree(tex: string, isDisplay: boolean): ReactNode {
  try {
    const built = temml.__renderToMathMLTree(tex, {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      strict: false,
      maxSize: [largest, largest],
      maxExpand: 500,
    }) as Built; // temml types its tree as any; each member is looked at before it is used
    return toReact(built, 0);
  } catch {
    return null;
  }
}

function toReact(node: Built, key: number): ReactNode {
  if (typeof node.text === "string") return node.text;
  const children = node.children?.map(toReact);
  const type = node.type ?? "";
  if (!elements.has(type)) return type === "" ? children : createElement("mrow", { key }, ...(children ?? []));
  const kept = Object.fromEntries(
    Object.entries(node.attributes ?? {}).flatMap(([name, value]) =>
      attributes.has(name) && (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
        ? [[name, String(value)]]
        : [],
    ),
  );
  const colour = node.style?.["color"];
  return createElement(
    type,
    {
      key,
      ...kept,
      ...(colour === undefined || !/^#[\da-f]{3,8}$|^[a-z]+$/iu.test(colour) ? {} : { mathcolor: colour }),
      ...(type === "mtd" ? { className: cellClass(node.classes) } : {}),
    },
    ...(children ?? []),
  );
}

const cellClass = (classes: readonly string[] = []): string | undefined =>
  classes.includes("tml-right") ? styles.right : classes.includes("tml-left") ? styles.left : undefined;

export function FormulaTree({ tex, isDisplay }: { readonly tex: string; readonly isDisplay: boolean }): ReactNode {
  const tree = formulaTree(tex, isDisplay);
  return tree ?? <code className={styles.source}>{tex}</code>;
}
