import type { ErrorBody } from "@keyhole/shared/errors";
import type { Visitor } from "../harness.ts";

export const json = { "x-keyhole": "1", "content-type": "application/json" };

export interface Answered {
  readonly status: number;
  /** "ok", or the code of the refusal. */
  readonly code: string;
  readonly text: string;
  readonly headers: Headers;
}

/** One procedure over plain HTTP, as the stock client sends it without a batch. */
export async function call(who: Visitor, procedure: string, input: unknown): Promise<Answered> {
  const init = { method: "POST", headers: json, body: JSON.stringify(input ?? null) };
  return answered(await who.fetch(`/rpc/${procedure}`, init));
}

/** Understands procedures' answers and routes' own errors. */
export async function answered(reply: Response): Promise<Answered> {
  const text = await reply.text();
  return { status: reply.status, code: codeIn(reply, text), text, headers: reply.headers };
}

function codeIn(reply: Response, text: string): string {
  if (reply.ok) return "ok";
  if (!(reply.headers.get("content-type") ?? "").startsWith("application/json")) return `status ${reply.status}`;
  const body: unknown = JSON.parse(text);
  const { error, code } = body as { error?: { data: { body: ErrorBody } }; code?: string }; // our two error shapes
  return error?.data.body.code ?? code ?? "";
}
