import { describe, expect, it } from "vitest";
import { AnnotationStore } from "./annotation-store.ts";
import { focusedPart } from "./focused-part.ts";

const store = () => new AnnotationStore();

describe("the part that questions are about", () => {
  it("is the first of those there are, and stays where it is while that one is among them", () => {
    const focus = focusedPart(store(), "turn");
    expect(focus.get().part).toBe(null);
    focus.offer(["1", "3", "5"]);
    expect(focus.get().part).toBe("1");
    focus.moveTo("5");
    focus.offer(["3", "5"]);
    expect(focus.get().part).toBe("5");
    focus.offer(["3"]);
    expect(focus.get().part).toBe("3");
    focus.offer([]);
    expect(focus.get().part).toBe(null);
  });

  it("never moves to a part that is not asked about", () => {
    const focus = focusedPart(store(), "turn");
    focus.offer(["1", "3"]);
    focus.moveTo("2");
    expect(focus.get().part).toBe("1");
  });

  it("is one for each kind of part and each item", () => {
    const [first, second] = [store(), store()];
    focusedPart(first, "turn").offer(["1"]);
    expect(focusedPart(first, "turn").get().part).toBe("1");
    expect(focusedPart(first, "candidate").get().part).toBe(null);
    expect(focusedPart(second, "turn").get().part).toBe(null);
  });
});
