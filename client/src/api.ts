import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { failureOf } from "./api-error.ts";
import type { AppRouter } from "./api-types.ts";
import { repeatAfterSignIn } from "./session/repeat-link.ts";
import { sessionStore } from "./session/session.ts";

/** Repeats of a query that did not reach the server; an answer of the server is never asked for again. */
const networkRetries = 2;

/** Server side limit of calls in one request; more would be refused. */
const batchLimit = 10;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < networkRetries && failureOf(error).code === "network",
      staleTime: 5_000,
      // Content lives no longer than the screen that shows it.
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

const door = { url: "/rpc", methodOverride: "POST", headers: { "x-keyhole": "1" } } as const;

/**
 * Somebody waits for what these bring: they do not wait for others to go with them. Asking for the next task is none of
 * them: that nothing waits is no error, which the browser would say of a call that goes alone.
 */
const atOnce: ReadonlySet<string> = new Set(["work.submit", "review.decide"]);

/** Plain calls: `await api.session.lock.mutate()`. */
export const api = createTRPCClient<AppRouter>({
  links: [
    repeatAfterSignIn(sessionStore),
    splitLink({
      condition: ({ path }) => atOnce.has(path),
      true: httpLink(door),
      false: httpBatchLink({ ...door, maxItems: batchLimit }),
    }),
  ],
});

/** For hooks: `useQuery(trpc.session.state.queryOptions())`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });
