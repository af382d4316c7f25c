import { createContext, useContext, useRef, useSyncExternalStore } from "react";
import type { AnnotationStore, EditorState } from "./annotation-store.ts";

const AnnotationContext = createContext<AnnotationStore | null>(null);

/** Gives the store of the item on screen to fields and questions below. */
export const AnnotationProvider = AnnotationContext.Provider;

export function useAnnotationStore(): AnnotationStore {
  const store = useContext(AnnotationContext);
  if (store === null) throw new Error("useAnnotationStore: no AnnotationProvider above");
  return store;
}

/**
 * A part of the editor's state; the component renders again only when it changes. A selector that builds a new value
 * each time needs `equal`.
 */
export function useAnnotations<Part>(
  selector: (state: EditorState) => Part,
  equal: (first: Part, second: Part) => boolean = Object.is,
): Part {
  const store = useAnnotationStore();
  const last = useRef<{ readonly part: Part } | null>(null);
  const read = (): Part => {
    const part = selector(store.getState());
    if (last.current !== null && equal(last.current.part, part)) return last.current.part;
    last.current = { part };
    return part;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}
