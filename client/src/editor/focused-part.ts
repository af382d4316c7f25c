import { useCallback, useSyncExternalStore } from "react";
import type { AnnotationStore } from "./annotation-store.ts";
import { useAnnotationStore } from "./use-annotations.ts";

/** Parts of a conversation that questions are asked of one by one. */
export type PartKind = "turn" | "candidate";

interface Focus {
  /** Those that are asked about, in order; empty where their questions all stand on the screen together. */
  readonly parts: ReadonlySet<string>;
  readonly part: string | null;
}
const nothing: Focus = { parts: new Set(), part: null };

/** Which turn or response the questions asked of each one are about just now. Of one item on one screen. */
class FocusedPart {
  #focus = nothing;
  readonly #listeners = new Set<() => void>();

  readonly get = (): Focus => this.#focus;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The parts there are; the focus stays where it is while that part is among them. */
  offer(parts: readonly string[]): void {
    const kept = this.#focus.part !== null && parts.includes(this.#focus.part);
    this.#set({ parts: new Set(parts), part: kept ? this.#focus.part : (parts[0] ?? null) });
  }

  moveTo(part: string): void {
    if (this.#focus.parts.has(part)) this.#set({ ...this.#focus, part });
  }

  #set(focus: Focus): void {
    this.#focus = focus;
    for (const listener of this.#listeners) listener();
  }
}

const ofStores = new WeakMap<AnnotationStore, Readonly<Record<PartKind, FocusedPart>>>();

export function focusedPart(store: AnnotationStore, kind: PartKind): FocusedPart {
  const known = ofStores.get(store) ?? { turn: new FocusedPart(), candidate: new FocusedPart() };
  ofStores.set(store, known);
  return known[kind];
}

/** The part in focus; null where all are asked about together. */
export function useFocusedPart(kind: PartKind): string | null {
  const focus = focusedPart(useAnnotationStore(), kind);
  return useSyncExternalStore(focus.subscribe, () => focus.get().part);
}

/** How one part stands: changes only when this part's own standing does. */
export function usePartFocus(kind: PartKind, part: string): "unasked" | "asked" | "focused" {
  const focus = focusedPart(useAnnotationStore(), kind);
  const read = useCallback(() => {
    const { parts, part: current } = focus.get();
    return current === part ? "focused" : parts.has(part) ? "asked" : "unasked";
  }, [focus, part]);
  return useSyncExternalStore(focus.subscribe, read);
}
