import { afterEach, expect, it } from "vitest";
import { StageFocus } from "./stage-focus.ts";

// All that it asks of an element is that it can have listeners.
const stage = () => new EventTarget() as HTMLElement;
const all: StageFocus[] = [];
const attached = (element: HTMLElement): StageFocus => {
  const focus = new StageFocus();
  focus.attach(element);
  all.push(focus);
  return focus;
};
afterEach(() => {
  for (const focus of all.splice(0)) focus.attach(null);
});

it("of two pictures on a page the one that was used last has the keys, also while something else has the focus", () => {
  const [left, right] = [stage(), stage()];
  const [first, second] = [attached(left), attached(right)];
  expect([first.isLatest(), second.isLatest()]).toEqual([true, true]);
  left.dispatchEvent(new Event("focus"));
  expect([first.isLatest(), second.isLatest()]).toEqual([true, false]);
  right.dispatchEvent(new Event("focus"));
  expect([first.isLatest(), second.isLatest()]).toEqual([false, true]);
  // The next task's picture must not wait for one that is gone.
  second.attach(null);
  expect(first.isLatest()).toBe(true);
});
