/**
 * Solves `matrix x = right` for a small square matrix, row by row in one array, by elimination with row exchange. Null where the
 * matrix is singular. Neither argument is changed.
 */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const size = right.length;
  const a = Float64Array.from(matrix);
  const x = Float64Array.from(right);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(a[row * size + column]) > Math.abs(a[pivot * size + column])) pivot = row;
    }
    const value = a[pivot * size + column];
    if (Math.abs(value) < 1e-12) return null;
    if (pivot !== column) {
      for (let at = 0; at < size; at += 1) {
        [a[pivot * size + at], a[column * size + at]] = [a[column * size + at], a[pivot * size + at]];
      }
      [x[pivot], x[column]] = [x[column], x[pivot]];
    }
    for (let row = column + 1; row < size; row += 1) {
      const factor = a[row * size + column] / value;
      if (factor === 0) continue;
      for (let at = column; at < size; at += 1) a[row * size + at] -= factor * a[column * size + at];
      x[row] -= factor * x[column];
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = x[row];
    for (let at = row + 1; at < size; at += 1) sum -= a[row * size + at] * x[at];
    x[row] = sum / a[row * size + row];
  }
  return x;
}

/** Sums of products for a least-squares fit of `count` unknowns; add rows, then solve. */
export interface NormalEquations {
  add(row: Float64Array, value: number, weight: number): void;
  solve(): Float64Array | null;
}

export function normalEquations(count: number): NormalEquations {
  const matrix = new Float64Array(count * count);
  const right = new Float64Array(count);
  return {
    add: (row, value, weight) => {
      for (let a = 0; a < count; a += 1) {
        const weighted = weight * row[a];
        if (weighted === 0) continue;
        right[a] += weighted * value;
        for (let b = a; b < count; b += 1) matrix[a * count + b] += weighted * row[b];
      }
    },
    solve: () => {
      for (let a = 0; a < count; a += 1) for (let b = 0; b < a; b += 1) matrix[a * count + b] = matrix[b * count + a];
      return solve(matrix, right);
    },
  };
}
