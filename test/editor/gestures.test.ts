import * as fc from "fast-check";
import { expect, it } from "vitest";
import { idleGesture, stepGesture } from "../../client/src/fields/image/gesture.ts";
import type { GestureAction, GestureState, PointerInput } from "../../client/src/fields/image/gesture.ts";
import { noPalm, stepPalm } from "../../client/src/fields/image/palm.ts";

const kinds = ["mouse", "pen", "touch", "touch", "touch"] as const;

/** Anything that browsers may send, in any order: also ups without downs, and pens in the middle of a pinch. */
const input: fc.Arbitrary<PointerInput> = fc
  .record({
    type: fc.constantFrom("down", "move", "move", "up", "cancel", "leave"),
    pointer: fc.nat(4),
    point: fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 0, max: 200 }) }),
    button: fc.constantFrom(0, 0, 0, 1, 2, 5),
    eraser: fc.boolean(),
    contact: fc.constantFrom(1, 30, 90),
    at: fc.nat(5_000),
    panKey: fc.constantFrom(false, false, false, true),
  })
  .map((each) => ({ ...each, kind: kinds[each.pointer] ?? "touch" }));

it("whatever pointers do, a tool hears of one press at a time, and each ends", () => {
  fc.assert(
    fc.property(
      fc.array(input, { maxLength: 40 }),
      fc.constantFrom("draw", "pan"),
      fc.boolean(),
      (inputs, finger, has) => {
        let palm = noPalm;
        let gesture: GestureState = idleGesture;
        const told: GestureAction[] = [];
        for (const [at, each] of inputs.toSorted((first, second) => first.at - second.at).entries()) {
          const left = stepPalm(palm, each);
          palm = left.state;
          if (left.input === null) continue;
          const step = stepGesture(gesture, left.input, { finger, grabs: () => has && at % 2 === 0 });
          gesture = step.state;
          told.push(...step.actions);
        }
        let isDown = false;
        for (const { type } of told) {
          if (type === "down") {
            expect(isDown).toBe(false);
            isDown = true;
          } else if (type === "up" || type === "cancel") {
            expect(isDown).toBe(true);
            isDown = false;
          }
          // While a press is held, nothing moves the picture under it.
          if (isDown) expect(["down", "move"]).toContain(type);
        }
        expect(isDown).toBe(gesture.at === "tool");
      },
    ),
    { numRuns: 2_000 },
  );
});
