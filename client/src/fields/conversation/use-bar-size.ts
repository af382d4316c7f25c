import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Keeps the height of an element's first child in its `--bar-size`, in CSS pixels: what sticks below a bar of labels,
 * which may take several lines, stands right under it. Nothing while `isOn` is false.
 */
export function useBarSize(isOn: boolean): RefObject<HTMLElement | null> {
  const outer = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = outer.current;
    const bar = element?.firstElementChild;
    if (!isOn || element === null || bar === null || bar === undefined) return undefined;
    const observer = new ResizeObserver(() => {
      element.style.setProperty("--bar-size", `${String(bar.getBoundingClientRect().height)}px`);
    });
    observer.observe(bar);
    return () => observer.disconnect();
  }, [isOn]);
  return outer;
}
