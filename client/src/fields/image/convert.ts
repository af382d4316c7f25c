import type { Surface } from "./surface.ts";

/**
 * Makes the selected region one of another question of its picture, the outline a mask or the mask an outline, as one
 * act. It keeps its label where the other question has it. Says why where it cannot; false where nothing is selected
 * that can become another.
 */
export function convertSelected(surface: Surface): boolean {
  const { store, questions, extent, newId } = surface.options;
  const editable = surface.editable();
  const from = editable?.question.layer;
  if (editable === null || from?.toRings === undefined) return false;
  const to = questions.find(({ name, layer }) => name !== editable.ref.question && layer.fromRings !== undefined);
  if (to === undefined) {
    surface.set({ notice: { message: "editor.convert.noQuestion" } });
    return true;
  }
  const { answers, labels } = store.getState();
  const known = to.layer.labels(to.settings).map(({ value }) => value);
  const { label: old } = editable.region;
  const label = known.includes(old) ? old : (labels[to.name] ?? known[0] ?? old);
  const id = newId();
  const made = to.layer.fromRings?.(from.toRings(editable.region, extent), { id, label }, extent) ?? null;
  const refused = made === null ? null : to.layer.refuse(made, to.settings);
  const answer = answers[to.name];
  const regions = answer === undefined ? [] : to.layer.regions(answer);
  const most = to.layer.most(to.settings);
  if (made === null || refused !== null) surface.set({ notice: refused ?? { message: "editor.convert.nothing" } });
  else if (regions.length >= most) surface.set({ notice: { message: "editor.full", values: { most } } });
  else {
    const rest = from.regions(answers[editable.ref.question]).filter((region) => region.id !== editable.region.id);
    store.changeAll([
      [editable.ref.question, from.withRegions(rest, extent)],
      [to.name, to.layer.withRegions([...regions, made], extent)],
    ]);
    store.select({ question: to.name, region: id });
    surface.set({ handle: null, notice: { message: "editor.convert.done", values: { question: to.title } } });
  }
  return true;
}
