import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useControl } from "../session/use-control.ts";

/** Reads these queries again when the server says that something of theirs changed. */
export function useChanges(whats: readonly string[], queryKeys: readonly QueryKey[]): void {
  const queries = useQueryClient();
  useControl((message) => {
    const concerns = message.kind === "frozen" ? "freezes" : message.kind === "changed" ? message.what : undefined;
    if (concerns === undefined || !whats.includes(concerns)) return;
    for (const queryKey of queryKeys) void queries.invalidateQueries({ queryKey });
  });
}
