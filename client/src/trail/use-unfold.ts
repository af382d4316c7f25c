import { type RefObject, useEffect, useRef } from "react";

/** For what unfolds below its own line: once it is open it is in sight, from its line on where it is taller than the window. */
export function useUnfold<Element extends HTMLElement>(isOpen: boolean): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => {
    const shown = element.current;
    if (!isOpen || shown === null) return;
    const isTall = shown.getBoundingClientRect().height > window.innerHeight / 2;
    shown.scrollIntoView({ block: isTall ? "start" : "nearest" });
  }, [isOpen]);
  return element;
}
