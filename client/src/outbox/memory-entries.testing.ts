import type { EntryStore, WholeEntry } from "./entry-store.ts";

/** Entries in memory, for tests. `room`: bytes that the disk has; more is refused as a browser does. */
export function memoryEntries(disk: { room: number } = { room: Infinity }): EntryStore & {
  readonly held: Map<string, WholeEntry>;
} {
  const held = new Map<string, WholeEntry>();
  return {
    held,
    all: async () => [...held.values()].map(({ entry }) => entry),
    get: async (name) => held.get(name),
    async put(whole) {
      const used = [...held].reduce((sum, [name, { entry }]) => sum + (name === whole.entry.name ? 0 : entry.bytes), 0);
      if (used + whole.entry.bytes > disk.room) throw new DOMException("no room", "QuotaExceededError");
      held.set(whole.entry.name, whole);
    },
    async remove(names) {
      for (const name of names) held.delete(name);
    },
  };
}
