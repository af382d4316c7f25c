import { spanSettings, type SpanAnswer } from "@keyhole/shared/questions/span/schema";
import { describe, expect, it } from "vitest";
import { AnnotationStore } from "../../client/src/editor/annotation-store.ts";
import { BlockMarks } from "../../client/src/fields/text/block-marks.ts";
import { textDocument, textOf } from "../../client/src/fields/text/text-document.ts";
import type { TextQuestion } from "../../client/src/fields/text/text-layer.ts";
import { TextSession } from "../../client/src/fields/text/text-session.ts";
import { spanLayer } from "../../client/src/questions/span/span-layer.ts";
import { gridSurface } from "./grid-surface.ts";

function work(settings: object = {}) {
  const store = new AnnotationStore();
  const question: TextQuestion = {
    name: "names",
    settings: spanSettings.parse({ labels: ["per", "org"], ...settings }),
    layer: spanLayer as TextQuestion["layer"], // settings above are the layer's own
  };
  let count = 0;
  const session = new TextSession(store, [question], () => `id${++count}`);
  const texts = ["👍 Ada met Bob. Ada left.", "No one", "ada again"];
  const mounted = texts.map((text, index) => {
    const part = { kind: "turn", index } as const;
    const document = textDocument(text);
    const surface = gridSurface(document);
    session.mount({ part, document, surface, marks: new BlockMarks(document) });
    return { document, surface };
  });
  const marks = () =>
    ((store.getState().answers["names"] as SpanAnswer | undefined)?.regions ?? []).map(({ label, part, ...range }) => {
      const document = part.kind === "turn" ? mounted[part.index]?.document : undefined;
      return `${label}:${part.kind === "turn" ? part.index : ""}:${document === undefined ? "" : textOf(document, range)}`;
    });
  return { store, session, question, mounted, marks, search: session.search };
}

describe("search in the texts of a field", () => {
  it("finds all in reading order, and goes round both ways, selecting what it shows", () => {
    const { session, search, mounted } = work();
    search.open();
    search.find("ADA");
    expect(search.getState()).toMatchObject({ current: -1, found: { length: 3 } });
    expect(mounted[0]?.surface.tinted()).toMatchObject([
      { start: 2, end: 5 },
      { start: 15, end: 18 },
    ]);
    expect(mounted[1]?.surface.tinted()).toEqual([]);
    search.go(true);
    expect(session.range()).toEqual({ part: "turn:0", start: 2, end: 5 });
    search.go(false);
    expect(session.range()).toEqual({ part: "turn:2", start: 0, end: 3 });
    expect(mounted[2]?.surface.shown).toEqual([0]);
    search.go(true);
    expect(search.getState().current).toBe(0);
    search.close();
    expect(mounted[0]?.surface.tinted()).toEqual([]);
    expect(search.getState()).toMatchObject({ isOpen: false, wanted: "" });
  });
  it("marks every place as one undo step, and counts what may not stand", () => {
    const { store, search, question, marks } = work();
    search.find("ada");
    search.go(true);
    store.change("names", { regions: [{ id: "x", label: "org", part: { kind: "turn", index: 0 }, start: 2, end: 9 }] });
    search.markAll(question, "per");
    expect(marks()).toEqual(["org:0:Ada met", "per:0:Ada", "per:2:ada"]);
    expect(search.getState().said).toEqual({ message: "questions.search.markedSome", values: { count: 2, left: 1 } });
    store.undo();
    expect(marks()).toEqual(["org:0:Ada met"]);
  });
  it("marks the sentences around them where whole sentences are marked, each once", () => {
    const { search, question, marks } = work({ granularity: "sentence" });
    search.find("d");
    search.markAll(question, "per");
    expect(marks()).toEqual(["per:0:👍 Ada met Bob.", "per:0:Ada left.", "per:2:ada again"]);
  });
  it("marks with the label that is picked, else the last one, else the first", () => {
    const { session, search, question } = work();
    expect(search.target([question])?.label).toBe("per");
    session.label("names", "org");
    expect(search.target([question])?.label).toBe("org");
    session.label("names", "org");
    expect(search.target([question])?.label).toBe("org");
  });
});
