import { describe, expect, it } from "vitest";
import { maskSettings } from "@keyhole/shared/questions/mask/schema";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { maskLayer } from "../../questions/mask/layer.ts";
import { Surface } from "./surface.ts";
import { Tools } from "./tools.ts";

const extent = { width: 400, height: 300 };
const rust = { question: "paint", region: "r" } as const;

function setUp() {
  const store = new AnnotationStore();
  const paint = {
    name: "paint",
    title: "",
    settings: maskSettings.parse({ labels: ["rust", "moss"] }),
    layer: maskLayer,
  };
  const surface = new Surface({ store, readOnly: false, extent, questions: [paint], newId: () => "n" });
  surface.setScreen({ width: 432, height: 332 });
  // One pixel: its size does not matter here.
  store.load({ paint: { ...extent, regions: [{ id: "r", label: "rust", counts: "01", width: 400, height: 300 }] } });
  store.select(rust);
  return { store, surface, tools: new Tools(surface) };
}

describe("a way to draw, chosen while a region is selected", () => {
  it("while selecting: what is drawn goes into that region, so its label is drawn", () => {
    const { store, surface, tools } = setUp();
    store.setTarget("paint", "moss");
    tools.startMode("brush");
    expect(surface.target()?.label).toBe("rust");
    expect(store.getState().selection).toEqual([rust]);
  });

  it("while drawing: the label that was picked stays picked", () => {
    const { store, surface, tools } = setUp();
    store.setMode("draw");
    // As after a stroke, then another label.
    store.select(rust);
    store.setTarget("paint", "moss");
    tools.startMode("lasso");
    expect(surface.target()?.label).toBe("moss");
    expect(surface.getView().drawMode).toBe("lasso");
    expect(store.getState().selection).toEqual([rust]);
  });
});
