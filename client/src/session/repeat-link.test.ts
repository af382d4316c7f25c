import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { ErrorCode } from "@keyhole/shared/errors";
import { describe, expect, it, vi } from "vitest";
import type { AppRouter, SessionState } from "../api-types.ts";
import { repeatAfterSignIn } from "./repeat-link.ts";
import { createSessionStore } from "./session-store.ts";

const signedIn = (id: string): SessionState => ({
  phase: "signed-in",
  person: { id, name: id, login: id, installationRoles: [], mayCreateProjects: false, projectRoles: [] },
  idleLockMs: 1000,
  demo: false,
});

const refusal = (code: ErrorCode) =>
  TRPCClientError.from({ error: { message: code, code: -32600, data: { body: { code } } } });

/** A server that refuses with each code in turn, then answers. */
function clientWith(codes: ErrorCode[]) {
  const store = createSessionStore(() => {});
  store.set(signedIn("ada"));
  const sent = vi.fn();
  const server: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        sent(op.path);
        const code = codes.shift();
        if (code !== undefined) return observer.error(refusal(code));
        observer.next({ result: { data: "done" } });
        return observer.complete();
      });
  return { store, sent, client: createTRPCClient<AppRouter>({ links: [repeatAfterSignIn(store), server] }) };
}

/** A path outside the session's own procedures. */
const call = (client: ReturnType<typeof clientWith>["client"]) =>
  (client as unknown as { task: { submit: { mutate(): Promise<unknown> } } }).task.submit.mutate(); // not in the local type

describe("calls that were refused for the session's phase", () => {
  it("wait for the unlock and are sent once more", async () => {
    const { store, sent, client } = clientWith(["locked"]);
    const answer = call(client);
    await vi.waitFor(() => expect(store.snapshot()).toMatchObject({ state: { phase: "locked" } }));
    expect(sent).toHaveBeenCalledTimes(1);
    store.set(signedIn("ada"));
    await expect(answer).resolves.toBe("done");
    expect(sent).toHaveBeenCalledTimes(2);
  });

  it("wait again when the session ends a second time", async () => {
    const { store, sent, client } = clientWith(["signed-out", "signed-out"]);
    const answer = call(client);
    await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
    store.set(signedIn("ada"));
    await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
    store.set(signedIn("ada"));
    await expect(answer).resolves.toBe("done");
  });

  it("fail when somebody else signs in", async () => {
    const { store, sent, client } = clientWith(["signed-out"]);
    const answer = call(client);
    await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
    store.set(signedIn("bo"));
    await expect(answer).rejects.toThrow("signed-out");
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it("are delivered at once for any other reason", async () => {
    const { sent, client } = clientWith(["conflict"]);
    await expect(call(client)).rejects.toThrow("conflict");
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it("are delivered to the session's own pages, which cause them", async () => {
    const { store, client } = clientWith(["locked"]);
    await expect(client.session.unlock.mutate({ password: "wrong" })).rejects.toThrow("locked");
    expect(store.snapshot()).toMatchObject({ state: { phase: "signed-in" } });
  });
});
