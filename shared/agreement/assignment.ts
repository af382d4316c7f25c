/**
 * The greatest total of a one-to-one pairing of rows with columns, where only pairs of a positive score count.
 *
 * Pairs that can compete form connected groups; each is solved exactly by the Hungarian method (Kuhn 1955, in the
 * O(n^2 m) form with potentials) up to `exactCells` cells, and greedily above it, which is at least half of the best.
 * Shapes on a picture overlap few others, so groups are small and greedy is the exception. Symmetric in both cases.
 */
export function bestTotal(
  size: { readonly rows: number; readonly columns: number },
  score: (row: number, column: number) => number,
  exactCells = 40_000,
): number {
  const pairs: Pair[] = [];
  for (let row = 0; row < size.rows; row++) {
    for (let column = 0; column < size.columns; column++) {
      const value = score(row, column);
      if (value > 0) pairs.push({ row, column, value });
    }
  }
  let total = 0;
  for (const group of connected(pairs, size.rows)) total += groupTotal(group, exactCells);
  return total;
}

interface Pair {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Splits pairs into groups that share no row and no column (union-find over rows, then columns). */
function connected(pairs: readonly Pair[], rows: number): Iterable<readonly Pair[]> {
  const parent = new Map<number, number>();
  const root = (node: number): number => {
    let at = node;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) {
      const above = parent.get(up);
      if (above !== undefined) parent.set(at, above);
      at = up;
    }
    return at;
  };
  for (const { row, column } of pairs) {
    const [one, other] = [root(row), root(rows + column)];
    if (one !== other) parent.set(one, other);
  }
  const groups = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const key = root(pair.row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return groups.values();
}

function groupTotal(pairs: readonly Pair[], exactCells: number): number {
  const [only] = pairs;
  if (only !== undefined && pairs.length === 1) return only.value;
  const rows = [...new Set(pairs.map(({ row }) => row))];
  const columns = [...new Set(pairs.map(({ column }) => column))];
  if (rows.length * columns.length <= exactCells) {
    const rowOf = new Map(rows.map((row, index) => [row, index]));
    const columnOf = new Map(columns.map((column, index) => [column, index]));
    const wide = rows.length <= columns.length;
    const [height, width] = wide ? [rows.length, columns.length] : [columns.length, rows.length];
    const scores = new Float64Array(height * width);
    for (const { row, column, value } of pairs) {
      const [across, down] = [rowOf.get(row) ?? 0, columnOf.get(column) ?? 0];
      scores[wide ? across * width + down : down * width + across] = value;
    }
    return hungarianTotal(scores, height, width);
  }
  // A tie may be broken differently from either side: the better of both is the same from both.
  return Math.max(
    greedyTotal(pairs, (one, other) => one.row - other.row || one.column - other.column),
    greedyTotal(pairs, (one, other) => one.column - other.column || one.row - other.row),
  );
}

function greedyTotal(pairs: readonly Pair[], tie: (one: Pair, other: Pair) => number): number {
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  let total = 0;
  for (const { row, column, value } of [...pairs].sort((one, other) => other.value - one.value || tie(one, other))) {
    if (rows.has(row) || columns.has(column)) continue;
    rows.add(row);
    columns.add(column);
    total += value;
  }
  return total;
}

/** Greatest total over a dense matrix, `height <= width`, row after row. */
function hungarianTotal(scores: Float64Array, height: number, width: number): number {
  const at = (list: Float64Array | Int32Array, index: number): number => list[index] ?? 0;
  const rowPotential = new Float64Array(height + 1);
  const columnPotential = new Float64Array(width + 1);
  const rowOfColumn = new Int32Array(width + 1);
  const before = new Int32Array(width + 1);
  for (let row = 1; row <= height; row++) {
    rowOfColumn[0] = row;
    let column = 0;
    const slack = new Float64Array(width + 1).fill(Infinity);
    const used = new Uint8Array(width + 1);
    do {
      used[column] = 1;
      const current = at(rowOfColumn, column);
      let delta = Infinity;
      let next = 0;
      for (let each = 1; each <= width; each++) {
        if (used[each] === 1) continue;
        const cost =
          -at(scores, (current - 1) * width + each - 1) - at(rowPotential, current) - at(columnPotential, each);
        if (cost < at(slack, each)) {
          slack[each] = cost;
          before[each] = column;
        }
        if (at(slack, each) < delta) {
          delta = at(slack, each);
          next = each;
        }
      }
      for (let each = 0; each <= width; each++) {
        if (used[each] === 1) {
          const owner = at(rowOfColumn, each);
          rowPotential[owner] = at(rowPotential, owner) + delta;
          columnPotential[each] = at(columnPotential, each) - delta;
        } else slack[each] = at(slack, each) - delta;
      }
      column = next;
    } while (at(rowOfColumn, column) !== 0);
    while (column !== 0) {
      const previous = at(before, column);
      rowOfColumn[column] = at(rowOfColumn, previous);
      column = previous;
    }
  }
  let total = 0;
  for (let column = 1; column <= width; column++) {
    const row = at(rowOfColumn, column);
    if (row !== 0) total += at(scores, (row - 1) * width + column - 1);
  }
  return total;
}
