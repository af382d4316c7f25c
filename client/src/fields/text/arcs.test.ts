import { describe, expect, it } from "vitest";
import { arcsOf, type ArcBox } from "./arcs.ts";

const box = (left: number, top: number, width = 40): ArcBox => ({ left, top, width, height: 18 });
const ends = (id: string, from: ArcBox, to: ArcBox) => ({ id, from, to, characters: 6 });

describe("arcsOf", () => {
  it("goes up from the begin, over the text, and comes down on the end", () => {
    const [arc] = arcsOf([ends("a", box(0, 100), box(300, 100))], 600);
    expect(arc?.path).toMatch(/^M26 100V97Q26 92 31 92H309Q314 92 314 97V100$/);
    expect(arc?.tip).toEqual({ x: 314, y: 100 });
    expect(arc?.name).toEqual({ x: 170, y: 92 });
  });
  it("arrives from above whichever end is on the higher line", () => {
    for (const [from, to] of [
      [box(0, 100), box(300, 160)],
      [box(0, 160), box(300, 100)],
    ] as const) {
      const [arc] = arcsOf([ends("a", from, to)], 600);
      expect(arc?.name.y).toBe(92);
      expect(arc?.tip.y).toBe(to.top);
    }
  });
  it("gives arcs that would cover each other lanes of their own, the shorter nearer to the text", () => {
    const [long, short, aside] = arcsOf(
      [
        ends("long", box(0, 100), box(300, 100)),
        ends("short", box(60, 100), box(160, 100)),
        ends("aside", box(420, 100), box(520, 100)),
      ],
      800,
    );
    expect(short?.name.y).toBe(92);
    expect(long?.name.y).toBe(80);
    expect(aside?.name.y).toBe(92);
  });
  it("keeps names inside the width, and joins marks that lie on each other", () => {
    const [edge, nested] = arcsOf(
      [ends("a", box(0, 100, 4), box(10, 100, 4)), ends("b", box(50, 200), box(50, 200))],
      600,
    );
    expect(edge?.name.x).toBe(24);
    expect(nested?.path).toMatch(/^M76 /);
    expect(nested?.tip.x).toBe(64);
  });
});
