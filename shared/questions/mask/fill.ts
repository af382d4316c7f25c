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

/** A capsule is convex: each column meets it in one piece, from its two caps and the band between them. */
function addCapsule(columns: Map<number, number[]>, { from, to, radius }: Capsule, size: Size): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [nx, ny] = length === 0 ? [0, 0] : [(-dy / length) * radius, (dx / length) * radius];
  const band: readonly (readonly [number, number])[] = [
    [from[0] + nx, from[1] + ny],
    [to[0] + nx, to[1] + ny],
    [to[0] - nx, to[1] - ny],
    [from[0] - nx, from[1] - ny],
  ];
  const first = Math.max(0, Math.floor(Math.min(from[0], to[0]) - radius));
  const last = Math.min(size.width - 1, Math.ceil(Math.max(from[0], to[0]) + radius));
  for (let x = first; x <= last; x++) {
    const middle = x + 0.5;
    let [top, bottom] = [Infinity, -Infinity];
    const reach = (y: number): void => {
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    };
    for (const [capX, capY] of [from, to]) {
      const across = radius * radius - (middle - capX) ** 2;
      if (across < 0) continue;
      reach(capY - Math.sqrt(across));
      reach(capY + Math.sqrt(across));
    }
    for (const [index, corner] of band.entries()) {
      const other = band[(index + 1) % band.length] ?? corner;
      if (corner[0] === other[0] || (corner[0] - middle) * (other[0] - middle) > 0) continue;
      reach(corner[1] + ((middle - corner[0]) / (other[0] - corner[0])) * (other[1] - corner[1]));
    }
    const start = Math.max(0, Math.ceil(top - 0.5));
    const end = Math.min(size.height, Math.floor(bottom - 0.5) + 1);
    if (end <= start) continue;
    const pairs = columns.get(x);
    if (pairs === undefined) columns.set(x, [start, end]);
    else pairs.push(start, end);
  }
}
