import { percentile } from "../bench/raw-database.ts";

/** The times that somebody who would go on has to wait for the page. */
export const waitNames = ["submitToNext", "releaseToShape", "keyToShown"] as const;
export type WaitName = (typeof waitNames)[number];

/** Milliseconds, by what was waited for. */
export class Waits {
  readonly #all = new Map<WaitName, number[]>();

  /** `ms` null: it never came, and the person stands there. */
  add(name: WaitName, ms: number | null): void {
    if (ms === null) throw new Error(`${name}: what was waited for never came`);
    this.#all.set(name, [...this.of(name), ms]);
  }

  of(name: WaitName): readonly number[] {
    return this.#all.get(name) ?? [];
  }

  get total(): number {
    return [...this.#all.values()].flat().reduce((sum, ms) => sum + ms, 0);
  }

  /** `submitToNextP50Ms` and the like, for what was waited for at all. */
  figures(): Record<string, number> {
    const named = [...this.#all].flatMap(([name, all]): [string, number][] => [
      [`${name}P50Ms`, percentile(all, 0.5)],
      [`${name}P95Ms`, percentile(all, 0.95)],
    ]);
    return Object.fromEntries(named);
  }
}
