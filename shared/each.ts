import { z } from "zod";
import type { FieldFacts } from "./fields/field-type.ts";
import type { Region } from "./questions/question-type.ts";

/**
 * A question asked once for each part of something, with an answer of its own for each: every region of another
 * question (with one of `labels`, or all where there are none), every candidate response, or every turn by one of `roles`.
 */
export const eachPart = z.discriminatedUnion("of", [
  z.strictObject({
    of: z.literal("region"),
    question: z.string().min(1).max(40),
    labels: z.array(z.string()).max(1000).default([]),
  }),
  z.strictObject({ of: z.literal("candidate") }),
  z.strictObject({
    of: z.literal("turn"),
    roles: z
      .array(z.enum(["system", "user", "assistant", "tool"]))
      .min(1)
      .default(["assistant"]),
  }),
]);
export type EachPart = z.infer<typeof eachPart>;

/** One part and what it is called by: a region's or candidate's id, a turn's position from 0. */
export type PartId = string;

/**
 * Key of an answer among all answers to a task: the question's name, and for a question asked of each part the part
 * after an "@", which no name of a question holds.
 */
export const answerKey = (question: string, part?: PartId): string =>
  part === undefined ? question : `${question}@${part}`;

/** The two halves of `answerKey`. */
export function splitKey(key: string): { readonly question: string; readonly part?: PartId } {
  const at = key.indexOf("@");
  return at === -1 ? { question: key } : { question: key.slice(0, at), part: key.slice(at + 1) };
}

/** The parts there are now. `regions` are those of the question that a region question follows. */
export function partsOf(each: EachPart, facts: FieldFacts, regions: readonly Region[]): readonly PartId[] {
  switch (each.of) {
    case "region":
      return regions.filter(({ label }) => each.labels.length === 0 || each.labels.includes(label)).map(({ id }) => id);
    case "candidate":
      return facts.kind === "conversation" ? facts.candidates.map(({ id }) => id) : [];
    case "turn":
      if (facts.kind !== "conversation") return [];
      return facts.turns.flatMap(({ role }, index) => (each.roles.includes(role) ? [String(index)] : []));
  }
}
