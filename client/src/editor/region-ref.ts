/** A region of an answer: a box, a polygon, a span. `region` is its stored, stable id. */
export interface RegionRef {
  readonly question: string;
  readonly region: string;
}

export const sameRegion = (first: RegionRef | null, second: RegionRef | null): boolean =>
  first === second ||
  (first !== null && second !== null && first.question === second.question && first.region === second.region);
