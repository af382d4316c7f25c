import { useEffect, useState, type RefObject } from "react";

const listeners = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | null = null;

// The first reaches beyond the window only; the second, where a browser knows it, beyond panes that scroll by themselves.
const reach = { rootMargin: "300px", scrollMargin: "300px" };

const shared = (): IntersectionObserver =>
  (observer ??= new IntersectionObserver((entries) => {
    for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting);
  }, reach));

/** True while an element is in or near the visible part of the page. Watches only while `wanted`; starts as false. */
export function useNear(element: RefObject<Element | null>, wanted: boolean): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null || !wanted) return;
    listeners.set(target, setNear);
    shared().observe(target);
    return () => {
      shared().unobserve(target);
      listeners.delete(target);
      setNear(false);
    };
  }, [element, wanted]);
  return near && wanted;
}
