import type { Message } from "./catalogue.ts";

/** Begin and end of a stretch with an order of its own: left to right, or by its first letter (Unicode annex 9). */
const leftToRight = "\u2066";
const byFirstLetter = "\u2068";
const end = "\u2069";
/** A letter of no width that runs right to left. */
const rightToLeftMark = "\u200f";

/** What is isolated already, a placeholder, or words and names in Latin letters such as `Label Studio` and `Alt+↓`. */
const parts =
  /\u2066[^\u2069]*\u2069|\{\w+\}|[A-Za-z](?:[\w.+/@#*-]*[\w+↑↓←→])?(?: [A-Za-z](?:[\w.+/@#*-]*[\w+↑↓←→])?)*/g;

/**
 * A right-to-left text whose Latin words and values cannot disturb the order of what stands around them: without this
 * "COCO, CSV" reads backwards, and a file's name takes the bracket or full stop after it along.
 */
export function isolated(text: string): string {
  const whole = text.replace(parts, (part) => {
    if (part === text || part.startsWith(leftToRight)) return part;
    return part.startsWith("{") ? `${byFirstLetter}${part}${end}` : `${leftToRight}${part}${end}`;
  });
  // Values alone, such as "{label}, {detail}": as a value of another text, it has no letter that says its direction.
  const between = text.replace(parts, "");
  return between === "" || between === text || /\p{L}/u.test(between) ? whole : `${rightToLeftMark}${whole}`;
}

/** The same for every text of a message; the name of the value that decides the plural stays. */
export function isolatedMessage(message: Message): Message {
  if (typeof message === "string") return isolated(message);
  const { plural, one, other, ...rest } = message;
  const others = Object.fromEntries(Object.entries(rest).map(([category, text]) => [category, isolated(text)]));
  return { plural, one: isolated(one), other: isolated(other), ...others };
}
