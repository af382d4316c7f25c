import type { Form } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { AppRouter } from "../../api-types.ts";
import type { inferRouterInputs } from "@trpc/server";

export type AskInput = inferRouterInputs<AppRouter>["exports"]["request"];
export type ExportFormat = AskInput["format"];
export const exportFormats = ["jsonl", "coco", "conll", "csv"] as const satisfies readonly ExportFormat[];

/** What the form of a request holds; dates as the browser's date fields give them. */
export interface AskState {
  readonly format: ExportFormat;
  readonly states: "accepted" | "accepted-and-submitted";
  readonly content: boolean;
  readonly pictures: boolean;
  /** Null is every question. */
  readonly questions: readonly string[] | null;
  readonly from: string;
  readonly to: string;
  readonly metadataKey: string;
  readonly metadataValue: string;
  readonly recipient: string;
  readonly purpose: string;
}

export const freshAsk: AskState = {
  format: "jsonl",
  states: "accepted",
  content: true,
  pictures: false,
  questions: null,
  from: "",
  to: "",
  metadataKey: "",
  metadataValue: "",
  recipient: "",
  purpose: "",
};

/** The start of that day where the person is; `days` later for the end of it. */
function dayStart(date: string, days: number): number | null {
  const [year, month, day] = date.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day + days).getTime();
  return Number.isFinite(at) && at >= 0 ? at : null;
}

export const filtersOf = (ask: AskState) => ({
  states: ask.states,
  from: dayStart(ask.from, 0),
  to: dayStart(ask.to, 1),
  metadata: ask.metadataKey === "" ? [] : [{ key: ask.metadataKey, value: ask.metadataValue }],
  questions: ask.questions === null ? null : [...ask.questions],
  // Only JSONL has a choice: CoNLL is made of texts, the others hold none. The approver reads what is true.
  content: ask.format === "jsonl" ? ask.content : ask.format === "conll",
});

/** The questions that a format has a place for. */
export const heldBy = (format: ExportFormat, form: Form | null): Form["questions"] =>
  (form?.questions ?? []).filter(
    ({ type }) => format === "jsonl" || anyQuestionType(type).formats[format] !== undefined,
  );
