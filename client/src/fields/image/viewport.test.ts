import { describe, expect, it } from "vitest";
import { fitPicture, fitRect, keepInReach, largestScale, toImage, toScreen, wheelIntent, zoomAt } from "./viewport.ts";

const picture = { width: 4000, height: 2000 };
const screen = { width: 1032, height: 632 };

describe("viewport", () => {
  it("fits the whole picture into the middle", () => {
    const view = fitPicture(picture, screen);
    expect(view).toEqual({ scale: 0.25, x: 16, y: 66 });
    expect(fitPicture({ width: 10, height: 10 }, screen).scale).toBe(8);
  });

  it("converts back and forth", () => {
    const view = { scale: 0.37, x: -12.5, y: 88 };
    const point = { x: 123.4, y: 567.8 };
    const back = toImage(view, toScreen(view, point));
    expect(back.x).toBeCloseTo(point.x, 9);
    expect(back.y).toBeCloseTo(point.y, 9);
  });

  it("keeps what is under the pointer in place while zooming", () => {
    const view = fitPicture(picture, screen);
    const at = { x: 300, y: 200 };
    expect(toImage(zoomAt(view, at, 2), at)).toEqual(toImage(view, at));
  });

  it("cannot lose the picture, and keeps the scale in its limits", () => {
    const away = keepInReach({ scale: 1, x: 99_999, y: -99_999 }, picture, screen);
    expect(away).toEqual({ scale: 1, x: screen.width - 48, y: 48 - picture.height });
    expect(keepInReach({ scale: 500, x: 0, y: 0 }, picture, screen).scale).toBe(largestScale);
    expect(keepInReach({ scale: 0.001, x: 0, y: 0 }, picture, screen).scale).toBe(0.0625);
  });

  it("zooms to a rectangle", () => {
    const view = fitRect({ left: 100, top: 100, right: 300, bottom: 200 }, screen, 8);
    expect(toScreen(view, { x: 200, y: 150 })).toEqual({ x: screen.width / 2, y: screen.height / 2 });
    expect(view.scale).toBe(5);
  });
});

describe("wheelIntent", () => {
  const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };
  it.each([
    ["a notch of a mouse wheel zooms", { ...wheel, deltaY: -100 }, { type: "zoom", factor: 1.2 }],
    ["a wheel that counts lines zooms", { ...wheel, deltaY: 3, deltaMode: 1 }, { type: "zoom", factor: 1 / 1.2 }],
    ["two fingers pan", { ...wheel, deltaX: 4, deltaY: -7 }, { type: "pan", dx: 4, dy: -7 }],
    ["a slow finger pans", { ...wheel, deltaY: 3 }, { type: "pan", dx: 0, dy: 3 }],
    ["shift pans sideways", { ...wheel, deltaY: 100, shiftKey: true }, { type: "pan", dx: 100, dy: 0 }],
    ["a pinch zooms finely", { ...wheel, deltaY: -10, ctrlKey: true }, { type: "zoom", factor: Math.exp(0.1) }],
  ])("%s", (_name, event, intent) => {
    expect(wheelIntent(event)).toEqual(intent);
  });
});
