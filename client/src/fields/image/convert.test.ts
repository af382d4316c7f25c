import { describe, expect, it } from "vitest";
import { maskSettings } from "@keyhole/shared/questions/mask/schema";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { maskLayer } from "../../questions/mask/layer.ts";
import { polygonLayer } from "../../questions/polygon/layer.ts";
import { convertSelected } from "./convert.ts";
import { Surface } from "./surface.ts";

const extent = { width: 400, height: 300 };
const outline = {
  id: "p",
  label: "fur",
  rings: [
    [
      [10, 10],
      [110, 10],
      [110, 110],
      [10, 110],
    ],
    [
      [40, 40],
      [60, 40],
      [60, 60],
      [40, 60],
    ],
  ],
};

function setUp(questions = ["outlines", "paint"]) {
  const store = new AnnotationStore();
  const all = [
    { name: "outlines", title: "Outlines", settings: polygonSettings.parse({ labels: ["fur"] }), layer: polygonLayer },
    { name: "paint", title: "Paint", settings: maskSettings.parse({ labels: ["dirt", "fur"] }), layer: maskLayer },
  ];
  const surface = new Surface({
    store,
    readOnly: false,
    extent,
    questions: all.filter(({ name }) => questions.includes(name)),
    newId: () => "new",
  });
  surface.setScreen({ width: 432, height: 332 });
  store.load({ outlines: { ...extent, regions: [outline] } });
  const regions = (question: string): readonly { id: string; label: string; rings?: unknown }[] => {
    const answer = store.getState().answers[question] as { regions: [] } | undefined; // as loaded above
    return answer?.regions ?? [];
  };
  return { store, surface, regions };
}

describe("outlines and masks become each other", () => {
  it("a polygon with its hole becomes a mask of the same label and back, each as one undo step", () => {
    const { store, surface, regions } = setUp();
    store.select({ question: "outlines", region: "p" });
    expect(convertSelected(surface)).toBe(true);
    expect(regions("outlines")).toEqual([]);
    expect(regions("paint")).toMatchObject([{ id: "new", label: "fur" }]);
    expect(surface.selected()[0]?.question.layer.describe(surface.selected()[0]?.region ?? outline, {})).toMatchObject({
      values: { count: 100 * 100 - 20 * 20 },
    });
    expect(convertSelected(surface)).toBe(true);
    expect(regions("paint")).toEqual([]);
    const [back] = regions("outlines");
    expect(back?.rings).toHaveLength(2);
    store.undo();
    store.undo();
    expect(regions("outlines")).toEqual([outline]);
    expect(regions("paint")).toEqual([]);
  });

  it("says that no question takes it, and does nothing without a selection", () => {
    const { store, surface } = setUp(["outlines"]);
    expect(convertSelected(surface)).toBe(false);
    store.select({ question: "outlines", region: "p" });
    expect(convertSelected(surface)).toBe(true);
    expect(surface.getView().notice).toEqual({ message: "editor.convert.noQuestion" });
  });
});
