import { RunWriter, type Runs, type Size } from "./runs.ts";

export type Ring = readonly (readonly [number, number])[];

interface Edge {
  /** Left end first. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** dy/dx */
  readonly slope: number;
}

/**
 * The pixels whose middle lies inside rings, by the even-odd rule: holes stay free. A middle exactly on an upper or left
 * edge counts, on a lower or right edge does not, so that neighbours that share an edge share no pixel.
 */
export function fillRings(rings: readonly Ring[], size: Size): Runs {
  const edges = edgesOf(rings).sort((one, other) => one.left - other.left);
  const writer = new RunWriter();
  let active: Edge[] = [];
  let next = 0;
  const first = Math.max(0, Math.floor(edges[0]?.left ?? 0) - 1);
  for (let x = first; x < size.width && (next < edges.length || active.length > 0); x++) {
    const middle = x + 0.5;
    for (let edge = edges[next]; edge !== undefined && edge.left <= middle; edge = edges[++next]) active.push(edge);
    active = active.filter((edge) => edge.right > middle);
    const crossings = active
      .map((edge) => edge.y + (middle - edge.left) * edge.slope)
      .sort((one, other) => one - other);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const top = Math.max(0, Math.ceil((crossings[at] ?? 0) - 0.5));
      const bottom = Math.min(size.height, Math.ceil((crossings[at + 1] ?? 0) - 0.5));
      writer.add(x * size.height + top, x * size.height + bottom);
    }
  }
  return writer.runs();
}

function edgesOf(rings: readonly Ring[]): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from !== undefined && from[0] !== to[0]) {
        const [start, end] = from[0] < to[0] ? [from, to] : [to, from];
        edges.push({ left: start[0], right: end[0], y: start[1], slope: (end[1] - start[1]) / (end[0] - start[0]) });
      }
      from = to;
    }
  }
  return edges;
}

/**
 * The pixels that a round brush covers along a line: those whose middle is no further from it than `radius`. One press
 * is a line of one point. The work is that of the stroke's own columns, however large the picture.
 */
export function strokeRuns(line: Ring, radius: number, size: Size): Runs {
  const columns = new Map<number, number[]>();
  for (let index = 0; index < Math.max(1, line.length - 1); index++) {
    const from = line[index];
    if (from !== undefined) addCapsule(columns, { from, to: line[index + 1] ?? from, radius }, size);
  }
  const writer = new RunWriter();
  for (const x of [...columns.keys()].sort((one, other) => one - other)) {
    const pairs = columns.get(x) ?? [];
    const order = Array.from({ length: pairs.length / 2 }, (_, index) => 2 * index);
    order.sort((one, other) => (pairs[one] ?? 0) - (pairs[other] ?? 0));
    for (const at of order) writer.add(x * size.height + (pairs[at] ?? 0), x * size.height + (pairs[at + 1] ?? 0));
  }
  return writer.runs();
}

interface Capsule {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly radius: number;
}

/**
 * A capsule is convex: each column meets it in one piece, from its two caps and the band between them. Written without
 * closures and iterators, as it runs for every column of every step of a stroke.
 */
function addCapsule(columns: Map<number, number[]>, { from, to, radius }: Capsule, size: Size): void {
  const [fromX, fromY] = from;
  const [toX, toY] = to;
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = Math.hypot(dx, dy);
  const slope = dx === 0 ? 0 : dy / dx;
  // How far above and below the middle line the band reaches, and how far its ends lean to the left and right.
  const band = dx === 0 ? 0 : (radius * length) / Math.abs(dx);
  const lean = length === 0 ? 0 : (Math.abs(dy) * radius) / length;
  const first = Math.max(0, Math.floor(Math.min(fromX, toX) - radius));
  const last = Math.min(size.width - 1, Math.ceil(Math.max(fromX, toX) + radius));
  for (let x = first; x <= last; x++) {
    const middle = x + 0.5;
    let top = Infinity;
    let bottom = -Infinity;
    const atFrom = radius * radius - (middle - fromX) * (middle - fromX);
    if (atFrom >= 0) {
      const reach = Math.sqrt(atFrom);
      top = fromY - reach;
      bottom = fromY + reach;
    }
    const atTo = radius * radius - (middle - toX) * (middle - toX);
    if (atTo >= 0) {
      const reach = Math.sqrt(atTo);
      top = Math.min(top, toY - reach);
      bottom = Math.max(bottom, toY + reach);
    }
    if (dx !== 0) {
      const line = fromY + (middle - fromX) * slope;
      // The upper edge of the band leans one way, the lower one the other.
      const turn = dx * dy > 0 ? lean : -lean;
      const [left, right] = dx > 0 ? [fromX, toX] : [toX, fromX];
      if (middle >= left + turn && middle <= right + turn) top = Math.min(top, line - band);
      if (middle >= left - turn && middle <= right - turn) bottom = Math.max(bottom, line + band);
    }
    const start = Math.max(0, Math.ceil(top - 0.5));
    const end = Math.min(size.height, Math.floor(bottom - 0.5) + 1);
    if (end <= start) continue;
    const pairs = columns.get(x);
    if (pairs === undefined) columns.set(x, [start, end]);
    // Steps of a stroke overlap: most pieces only lengthen the one before.
    else if (start <= (pairs.at(-1) ?? 0) && end >= (pairs.at(-2) ?? 0)) {
      pairs[pairs.length - 2] = Math.min(start, pairs.at(-2) ?? 0);
      pairs[pairs.length - 1] = Math.max(end, pairs.at(-1) ?? 0);
    } else pairs.push(start, end);
  }
}
