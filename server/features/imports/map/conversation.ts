import { createHash } from "node:crypto";
import type { Problem } from "@keyhole/shared/errors";
import type { ConversationValue } from "@keyhole/shared/fields/field-type";
import { found, isObject } from "../read/record.ts";
import { first, textOf, turnsOfMessage } from "./messages.ts";
import type { ConversationPart } from "./plan.ts";

type Turn = ConversationValue["turns"][number];
type Candidate = ConversationValue["candidates"][number];

/** "\n\nHuman: ... \n\nAssistant: ..." as some published preference data is written. */
function dialogue(text: string): Turn[] | null {
  if (!/^\s*Human:/u.test(text) || !/\n\s*Assistant:/u.test(text)) return null;
  const parts = text.split(/(?:^|\n)\s*(Human|Assistant):/u).slice(1);
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, index) => ({
    role: parts[2 * index] === "Human" ? ("user" as const) : ("assistant" as const),
    text: (parts[2 * index + 1] ?? "").trim(),
  }));
}

/** A text is one turn of `role`, a list is messages (`role`/`content`, `from`/`value`). Null for anything else. */
export function turnsOf(raw: unknown, role: Turn["role"] = "user"): Turn[] | null {
  const text = Array.isArray(raw) ? null : textOf(raw);
  if (text !== null) return dialogue(text) ?? [{ role, text }];
  const list = isObject(raw) ? first(raw, ["turns", "messages", "conversations"]) : raw;
  if (!Array.isArray(list)) return null;
  const messages = list.map(turnsOfMessage);
  return messages.every((turns) => turns !== null) ? messages.flat() : null;
}

/** Last things said by the assistant: the response of a list of messages. */
function responseOf(raw: unknown): string | null {
  const text = Array.isArray(raw) && raw.some(turnsOfMessage) ? null : textOf(raw);
  if (text !== null) return dialogue(text)?.at(-1)?.text ?? text;
  const turns = turnsOf(raw);
  return turns?.at(-1)?.text ?? null;
}

const letter = (index: number): string => (index < 26 ? String.fromCodePoint(97 + index) : `r${index + 1}`);

/** Texts, `{id, text}` objects (also content, response, output), or lists of messages. */
export function candidatesOf(raw: unknown): Candidate[] | null {
  if (!Array.isArray(raw)) return null;
  const candidates = raw.map((entry: unknown, index) => {
    const given = isObject(entry) ? first(entry, ["id", "name"]) : undefined;
    const id = typeof given === "string" || typeof given === "number" ? String(given).slice(0, 64) : letter(index);
    const text = isObject(entry)
      ? textOf(first(entry, ["text", "content", "response", "output", "completion"]))
      : responseOf(entry);
    return text === null || id === "" ? null : { id, text };
  });
  return candidates.every((candidate) => candidate !== null) ? candidates : null;
}

export interface Part {
  readonly part: ConversationPart;
  readonly column: string;
  readonly raw: unknown;
}

export interface MadeConversation {
  readonly value: ConversationValue | null;
  readonly problems: readonly Problem[];
  /** Candidate id of the chosen response, where the record has one. */
  readonly chosen: string | null;
}

const bad = (column: string): Problem => found("import.not-conversation", { column });

/** Puts the columns of one conversation together, in the order system, prompt, context, candidates. */
export function conversationOf(parts: readonly Part[]): MadeConversation {
  const problems: Problem[] = [];
  const read = <Value>(part: Part, value: Value | null): Value | null => {
    if (value === null) problems.push(bad(part.column));
    return value;
  };
  const of = (name: ConversationPart) => parts.filter(({ part }) => part === name);
  const whole = of("whole").map((part) => ({
    turns: read(part, turnsOf(part.raw)) ?? [],
    candidates: isObject(part.raw) ? (candidatesOf(part.raw["candidates"] ?? []) ?? []) : [],
  }));
  const system = of("system").flatMap((part) => read(part, turnsOf(part.raw, "system")) ?? []);
  const prompt = of("prompt").flatMap((part) => read(part, turnsOf(part.raw)) ?? []);
  const context = of("context").map((part) => read(part, textOf(part.raw)) ?? "");
  const turns = [...system, ...whole.flatMap((each) => each.turns), ...withContext(prompt, context)];
  const single = of("candidate").map((part, index) => ({
    id: /(?:^|[_\-. ])([a-z]|\d{1,2})$/iu.exec(part.column)?.[1]?.toLowerCase() ?? letter(index),
    text: read(part, responseOf(part.raw)) ?? "",
  }));
  const listed = of("candidates").flatMap((part) => read(part, candidatesOf(part.raw)) ?? []);
  const candidates = [...whole.flatMap((each) => each.candidates), ...single, ...listed];
  const pair = pairOf(parts, turns.length === 0, problems);
  if (problems.length > 0) return { value: null, problems, chosen: null };
  const value: ConversationValue = {
    kind: "conversation",
    turns: turns.length === 0 ? pair.turns : turns,
    candidates: [...candidates, ...pair.candidates],
  };
  return { value, problems, chosen: pair.chosen };
}

function withContext(prompt: readonly Turn[], context: readonly string[]): Turn[] {
  const extra = context.filter((text) => text !== "").join("\n\n");
  const last = prompt.at(-1);
  if (extra === "") return [...prompt];
  if (last === undefined) return [{ role: "user", text: extra }];
  return [...prompt.slice(0, -1), { ...last, text: `${last.text}\n\n${extra}` }];
}

/**
 * Chosen and rejected as candidates "a" and "b". Which comes first is decided by their own content: repeatable, and
 * nothing in ids or order tells which one was chosen. Without a prompt of its own the record's common turns are it.
 */
function pairOf(parts: readonly Part[], needsTurns: boolean, problems: Problem[]) {
  const raw = (name: ConversationPart) => parts.find(({ part }) => part === name);
  const [chosen, rejected] = [raw("chosen"), raw("rejected")];
  const none = { turns: [] as Turn[], candidates: [] as Candidate[], chosen: null };
  if (chosen === undefined && rejected === undefined) return none;
  const [better, worse] = [responseOf(chosen?.raw), responseOf(rejected?.raw)];
  if (better === null || worse === null) {
    problems.push(bad((better === null ? chosen : rejected)?.column ?? "chosen"));
    return none;
  }
  const swap = ((createHash("sha256").update(better).update("\0").update(worse).digest()[0] ?? 0) & 1) === 1;
  const order = swap ? [worse, better] : [better, worse];
  const all = turnsOf(chosen?.raw) ?? [];
  return {
    turns: needsTurns ? all.slice(0, -1) : [],
    candidates: order.map((text, index) => ({ id: letter(index), text })),
    chosen: letter(swap ? 1 : 0),
  };
}
