import { relationSettings, type RelationAnswer } from "@keyhole/shared/questions/relation/schema";
import { spanSettings } from "@keyhole/shared/questions/span/schema";
import { describe, expect, it } from "vitest";
import { AnnotationStore } from "../../client/src/editor/annotation-store.ts";
import { followReferred } from "../../client/src/fields/follow-referred.ts";
import { BlockMarks } from "../../client/src/fields/text/block-marks.ts";
import type { LinkQuestion } from "../../client/src/fields/text/link-layer.ts";
import { shownLinks } from "../../client/src/fields/text/shown-links.ts";
import { textDocument } from "../../client/src/fields/text/text-document.ts";
import type { TextQuestion } from "../../client/src/fields/text/text-layer.ts";
import { TextSession } from "../../client/src/fields/text/text-session.ts";
import { questionEditors } from "../../client/src/questions/registry.ts";
import { relationLayer } from "../../client/src/questions/relation/relation-layer.ts";
import { spanLayer } from "../../client/src/questions/span/span-layer.ts";
import { gridSurface, pointOn } from "./grid-surface.ts";

const part = { kind: "text" } as const;

/** "Ada met Bob at ACME" with the three marked as a, b (people) and c. */
function work(settings: object = {}) {
  const document = textDocument("Ada met Bob at ACME");
  const surface = gridSurface(document);
  const store = new AnnotationStore();
  const names: TextQuestion = {
    name: "names",
    settings: spanSettings.parse({ labels: ["per", "org"], overlap: true }),
    layer: spanLayer as TextQuestion["layer"], // settings above are the layer's own
  };
  const joins: LinkQuestion = {
    name: "joins",
    settings: relationSettings.parse({
      spans: "names",
      labels: ["knows", "works for"],
      symmetric: ["knows"],
      ...settings,
    }),
    layer: relationLayer as LinkQuestion["layer"], // likewise
  };
  let count = 0;
  const session = new TextSession(store, [names], () => `id${++count}`);
  session.setQuestions([names], [joins]);
  session.mount({ part, document, surface, marks: new BlockMarks(document) });
  const span = (id: string, label: string, [start, end]: readonly [number, number]) => ({
    id,
    label,
    part,
    start,
    end,
  });
  store.load({
    names: { regions: [span("a", "per", [0, 3]), span("b", "per", [8, 11]), span("c", "org", [15, 19])] },
  });
  const links = () =>
    ((store.getState().answers["joins"] as RelationAnswer | undefined)?.regions ?? []).map(
      ({ from, label, to }) => `${from} ${label} ${to}`,
    );
  const click = (offset: number) => {
    surface.select(offset, offset);
    session.release("text", pointOn(document, offset));
  };
  const hits = (offset: number) => session.hitsAt(pointOn(document, offset));
  store.follow(
    followReferred([
      { name: "names", title: "Names", settings: names.settings, editor: questionEditors.span },
      { name: "joins", title: "Joins", settings: joins.settings, editor: questionEditors.relation },
    ]),
  );
  const shown = () =>
    shownLinks({ questions: [names], links: [joins] }, store.getState(), session.links.getState().linking);
  return { store, session, links, click, hits, shown };
}

describe("joining marks", () => {
  it("by keys: select, the relation's key, the next mark, Enter", () => {
    const { session, store, links, shown } = work();
    session.step(true);
    session.links.press("joins", "works for");
    expect(session.links.getState().linking).toMatchObject({ from: "a", goesOn: false });
    session.step(true);
    session.step(true);
    expect(shown()).toMatchObject([{ open: true, from: { id: "a" }, to: { id: "c" } }]);
    expect(session.links.confirm()).toBe(true);
    expect(links()).toEqual(["a works for c"]);
    expect(session.links.getState().linking).toBeNull();
    expect(store.getState().selection).toEqual([{ question: "joins", region: "id1" }]);
  });
  it("by two clicks, one relation after the other, until Escape", () => {
    const { session, links, click } = work();
    session.links.press("joins", "works for");
    click(1);
    click(16);
    click(9);
    click(16);
    expect(links()).toEqual(["a works for c", "b works for c"]);
    expect(session.links.getState().linking).toMatchObject({ from: null });
    click(1);
    expect(session.escape()).toBe(true);
    expect(session.links.getState().linking).toMatchObject({ from: null });
    expect(session.escape()).toBe(true);
    expect(session.links.getState().linking).toBeNull();
  });
  it("by a drag from one to the other; a drag that ends on nothing joins nothing", () => {
    const { session, links, hits } = work();
    expect(session.links.drop(hits(1), hits(9))).toBe(false);
    session.links.press("joins", "knows");
    expect(session.links.drop(hits(1), hits(5))).toBe(false);
    expect(session.links.drop(hits(1), hits(2))).toBe(false);
    expect(session.links.drop(hits(1), hits(9))).toBe(true);
    expect(links()).toEqual(["a knows b"]);
  });
  it("says why it refuses, and lets another end be chosen", () => {
    const { session, links, click } = work({ allowed: [{ relation: "works for", from: "per", to: "org" }] });
    session.links.press("joins", "works for");
    click(1);
    click(9);
    expect(session.links.getState()).toMatchObject({
      linking: { from: "a" },
      refusal: { message: "questions.relation.notAllowed" },
    });
    click(16);
    expect(links()).toEqual(["a works for c"]);
    expect(session.links.getState().refusal).toBeNull();
  });
  it("refuses the same again, also the other way round where there is no direction", () => {
    const { session, links, hits } = work();
    session.links.press("joins", "knows");
    session.links.drop(hits(1), hits(9));
    session.links.drop(hits(9), hits(1));
    expect(links()).toEqual(["a knows b"]);
    expect(session.links.getState().refusal?.message).toBe("questions.relation.twice");
  });
  it("stops where the label of a mark is pressed", () => {
    const { session } = work();
    session.links.press("joins", "knows");
    session.label("names", "per");
    expect(session.links.getState().linking).toBeNull();
  });
  it("a relation's key gives the selected relation that label", () => {
    const { session, links, hits } = work();
    session.links.press("joins", "works for");
    session.links.drop(hits(1), hits(9));
    session.links.end();
    session.links.press("joins", "knows");
    expect(links()).toEqual(["a knows b"]);
  });
});

describe("relations of marks that go", () => {
  it("go with them, and one undo brings both back", () => {
    const { session, store, links, hits } = work();
    session.links.press("joins", "works for");
    session.links.drop(hits(1), hits(16));
    session.links.drop(hits(9), hits(16));
    session.links.end();
    store.select({ question: "names", region: "a" });
    session.remove();
    expect(links()).toEqual(["b works for c"]);
    store.undo();
    expect(links()).toEqual(["a works for c", "b works for c"]);
    expect(store.getState().answers["names"]).toMatchObject({ regions: [{ id: "a" }, { id: "b" }, { id: "c" }] });
    store.redo();
    expect(links()).toEqual(["b works for c"]);
  });
  it("are taken away by themselves with Delete", () => {
    const { session, store, links, hits } = work();
    session.links.press("joins", "knows");
    session.links.drop(hits(1), hits(9));
    expect(store.getState().selection).toMatchObject([{ question: "joins" }]);
    session.remove();
    expect(links()).toEqual([]);
    expect(store.getState().answers["names"]).toMatchObject({ regions: { length: 3 } });
  });
});
