import type { AnnotationStore } from "./annotation-store.ts";
import { sameRegion } from "./region-ref.ts";
import type { RegionRef } from "./region-ref.ts";

/** A field with drawn regions, as lists and labels beside it need it: who belongs together, and what goes. */
export interface RegionField {
  /** A region of this field and all that belong to it, whatever question they answer; null for one of another field. */
  together(this: void, ref: RegionRef): readonly RegionRef[] | null;
  /** Deletes regions of this field as one act; locked ones stay. */
  remove(this: void, refs: readonly RegionRef[]): void;
}

const ofStores = new WeakMap<AnnotationStore, Set<RegionField>>();

/** Makes a field known while it is on the screen. Returns the way to stop. */
export function addRegionField(store: AnnotationStore, field: RegionField): () => void {
  const fields = ofStores.get(store) ?? new Set();
  ofStores.set(store, fields.add(field));
  return () => fields.delete(field);
}

/** A region and all that belong to it; alone where no field on the screen knows it. */
export function together(store: AnnotationStore, ref: RegionRef): readonly RegionRef[] {
  for (const field of ofStores.get(store) ?? []) {
    const found = field.together(ref);
    if (found !== null) return found;
  }
  return [ref];
}

/** Deletes regions where a field on the screen knows them; false where none does. */
export function removeRegions(store: AnnotationStore, refs: readonly RegionRef[]): boolean {
  const [first] = refs;
  const field = [...(ofStores.get(store) ?? [])].find((each) => first !== undefined && each.together(first) !== null);
  field?.remove(refs);
  return field !== undefined;
}

/** What an act on one region means: all that is selected where it is among them, else it and all that belong to it. */
export function meantBy(store: AnnotationStore, ref: RegionRef): readonly RegionRef[] {
  const { selection } = store.getState();
  return selection.some((each) => sameRegion(each, ref)) ? selection : together(store, ref);
}
