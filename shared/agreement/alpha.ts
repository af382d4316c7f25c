/** What several people said about one unit. `weight` stands for that many units with exactly these values. */
export interface RatedUnit {
  readonly values: readonly (string | number)[];
  readonly weight?: number;
}

export type Level = "nominal" | "ordinal" | "interval";

/**
 * Krippendorff's alpha = 1 - observed / expected disagreement (Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability", 2011). 1 is agreement, 0 what chance would give, below 0 worse than chance. Units that fewer than two
 * people rated do not count. null where it has no meaning: nothing was rated twice, or every value is the same, so that
 * nobody could have disagreed.
 *
 * Sums over pairs are taken in closed form, so the time is linear in the number of values. The ordinal distance between
 * two ranks is the number of values between them, which is the difference of their mid-ranks: ordinal alpha is interval
 * alpha on mid-ranks.
 */
export function krippendorffAlpha(units: readonly RatedUnit[], level: Level): number | null {
  const pairable = units.filter(({ values, weight = 1 }) => values.length >= 2 && weight > 0);
  const totals = frequencies(pairable);
  const count = [...totals.values()].reduce((sum, each) => sum + each, 0);
  if (totals.size < 2) return null;
  const distances = level === "nominal" ? nominal : squared(level === "ordinal" ? midRanks(totals) : centred(totals));
  let observed = 0;
  for (const unit of pairable) {
    const { values, weight = 1 } = unit;
    observed += (weight * distances(frequencies([{ values }]))) / (values.length - 1);
  }
  return 1 - ((count - 1) * observed) / distances(totals);
}

type Value = string | number;
type Frequencies = ReadonlyMap<Value, number>;

function frequencies(units: readonly RatedUnit[]): Frequencies {
  const counts = new Map<Value, number>();
  for (const { values, weight = 1 } of units) {
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + weight);
  }
  return counts;
}

/** Sum of the distances (0 or 1) over all ordered pairs. */
function nominal(counts: Frequencies): number {
  let [total, same] = [0, 0];
  for (const count of counts.values()) {
    total += count;
    same += count ** 2;
  }
  return total ** 2 - same;
}

/** Sum of the squared differences over all ordered pairs: 2 (n * sum of squares - square of the sum). */
const squared = (position: (value: Value) => number) => (counts: Frequencies) => {
  let [total, sum, squares] = [0, 0, 0];
  for (const [value, count] of counts) {
    const at = position(value);
    total += count;
    sum += count * at;
    squares += count * at ** 2;
  }
  return Math.max(0, 2 * (total * squares - sum ** 2));
};

/** Numbers seen from their mean, so that squares of far-off numbers lose no digits. */
function centred(totals: Frequencies): (value: Value) => number {
  let [count, sum] = [0, 0];
  for (const [value, times] of totals) {
    count += times;
    sum += times * numeric(value);
  }
  return (value) => numeric(value) - sum / count;
}

function midRanks(totals: Frequencies): (value: Value) => number {
  const ranks = new Map<Value, number>();
  let before = 0;
  const count = [...totals.values()].reduce((sum, each) => sum + each, 0);
  for (const [value, times] of [...totals].sort(([one], [other]) => numeric(one) - numeric(other))) {
    ranks.set(value, before + times / 2 - count / 2);
    before += times;
  }
  return (value) => ranks.get(value) ?? 0;
}

/** Ordinal and interval values are numbers by their types' own `reliability`. */
function numeric(value: Value): number {
  if (typeof value === "number") return value;
  throw new Error("ordinal and interval values are numbers");
}
