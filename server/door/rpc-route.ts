import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, type AnyTRPCRouter } from "@trpc/server";
import { bodyOf, statusOf } from "./errors.ts";
import type { RequestContext } from "./context.ts";

/** Calls in one request. Each is checked and recorded by itself; the limit keeps one request's work small. */
export const batchLimit = 10;

export interface RpcAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Call {
  readonly path: string;
  readonly index: number;
  readonly input: unknown;
}

const refusal = (code: "invalid" | "too-large"): RpcAnswer => ({
  status: statusOf[code],
  body: { error: { message: code, code: -32_600, data: { body: { code } } } },
});

/**
 * tRPC's wire format for the stock client (httpBatchLink, POST), over tRPC's own procedure caller: the stock adapters
 * build Fetch objects for every call and cost ten times as much. `test/door` runs the stock client against it.
 */
export function rpcHandler(router: AnyTRPCRouter, onBug: (cause: unknown, path: string) => void) {
  const run = async (call: Call, context: RequestContext) => {
    try {
      const data: unknown = await callTRPCProcedure({
        router,
        path: call.path,
        // Queries come by POST too, so that no input ever stands in an address.
        allowMethodOverride: true,
        type: "mutation",
        getRawInput: () => Promise.resolve(call.input),
        ctx: context,
        // No procedure breaks off half-way: what a page asked for is done and recorded even where the page went away.
        signal: undefined,
        batchIndex: call.index,
      });
      return { status: 200, body: { result: data === undefined ? {} : { data } } };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      const shape = getTRPCErrorShape({
        config: router._def._config,
        error,
        type: "mutation",
        path: "",
        input: undefined,
        ctx: context,
      });
      const { code } = error.code === "NOT_FOUND" ? ({ code: "absent" } as const) : bodyOf(error.cause ?? error);
      if (code === "internal") onBug(error.cause ?? error, call.path);
      return { status: statusOf[code], body: { error: shape } };
    }
  };

  return async (
    request: { readonly paths: string; readonly batch: boolean; readonly body: unknown },
    context: RequestContext,
  ): Promise<RpcAnswer> => {
    const paths = request.batch ? request.paths.split(",") : [request.paths];
    if (paths.length > batchLimit) return refusal("too-large");
    const { body } = request;
    const isRecord = typeof body === "object" && body !== null && !Array.isArray(body);
    if (request.batch && !isRecord) return refusal("invalid");
    // A call without an input is sent as null where there is no batch; no procedure takes null.
    const inputOf = (index: number): unknown =>
      (request.batch && isRecord ? Object.getOwnPropertyDescriptor(body, String(index))?.value : body) ?? undefined;
    const answers = await Promise.all(paths.map((path, index) => run({ path, index, input: inputOf(index) }, context)));
    const [first] = answers;
    if (!request.batch) return { status: first?.status ?? 500, body: first?.body };
    // A refusal stands in its own answer; the request as such worked. Browsers log every 4xx as an error of the page.
    const fine = answers.every((answer) => answer.status === 200);
    return { status: fine ? 200 : 207, body: answers.map((answer) => answer.body) };
  };
}
