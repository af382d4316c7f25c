import type { OriginalCount } from "@keyhole/db/store/exports";

/** Counts the original pictures of the items that a scan found, by field: which fields leave is known only afterwards. */
export class OriginalsCount {
  readonly #byField = new Map<string, { count: number; bytes: number }>();

  add(counts: readonly OriginalCount[]): void {
    for (const { field, count, bytes } of counts) {
      const sum = this.#byField.get(field) ?? { count: 0, bytes: 0 };
      this.#byField.set(field, { count: sum.count + count, bytes: sum.bytes + bytes });
    }
  }

  of(fields: readonly string[]): { count: number; bytes: number } {
    const sums = fields.flatMap((field) => this.#byField.get(field) ?? []);
    return {
      count: sums.reduce((sum, { count }) => sum + count, 0),
      bytes: sums.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }
}
