import type { RegionRef } from "../../editor/region-ref.ts";
import { sharedBorder, snapTo } from "./snap.ts";
import type { Snapped } from "./snap.ts";
import type { Point } from "./shapes.ts";
import type { Surface } from "./surface.ts";

interface Wish {
  readonly point: Point;
  /** Held: this time it stays where the pointer is. */
  readonly suspended: boolean;
  /** The region that is being bent does not stick to itself. */
  readonly without?: RegionRef;
}

/** Looks for what a pointer on a surface sticks to, and shows it by a sign. */
export class Snapping {
  readonly #surface: Surface;

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  /** The place to take in the pointer's stead; the pointer's own where nothing is near or snapping is off. */
  of({ point, suspended, without }: Wish): Point {
    const surface = this.#surface;
    const { snapping } = surface.getView();
    const reach = surface.reach(snapping.reach);
    const isOff = !snapping.isOn || suspended;
    const near = isOff ? [] : surface.near(point, reach).filter(({ ref }) => ref.region !== without?.region);
    const snapped = isOff ? null : snapTo(point, near, { extent: surface.options.extent, reach });
    this.#show(snapped);
    return snapped === null ? point : { x: snapped.x, y: snapped.y };
  }

  /** The vertices of a shared border between two places; none while snapping is off. */
  readonly border = (from: Point, to: Point): readonly Point[] =>
    this.#surface.getView().snapping.isOn
      ? sharedBorder(this.#surface.near(from, this.#surface.reach(1)), from, to)
      : [];

  /** Takes the sign away. */
  end(): void {
    this.#show(null);
  }

  #show(snapped: Snapped | null): void {
    if (this.#surface.getView().snapped !== snapped) this.#surface.set({ snapped });
  }
}
