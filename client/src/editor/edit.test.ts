import { describe, expect, it } from "vitest";
import { applyEdit, editBetween, invertEdit } from "./edit.ts";

const long = (middle: string): string => `${"a".repeat(5_000)}${middle}${"b".repeat(5_000)}`;
const answer = (...counts: readonly string[]) => ({
  width: 9,
  height: 9,
  regions: counts.map((each, index) => ({ id: `m${index}`, label: "cat", counts: each })),
});

describe("edits of long texts", () => {
  const before = answer(long("xyz"), long("other"));
  const after = answer(long("xQQz"), long("other"));

  it("keep the piece that changed, not the texts: a stroke costs what it touched", () => {
    const edit = editBetween(before, after);
    expect(edit).toEqual({
      kind: "texts",
      member: "regions",
      changes: [{ at: 0, id: "m0", name: "counts", start: 5_001, removed: "y", inserted: "QQ" }],
    });
  });

  it("go forwards and backwards, also in several texts at once", () => {
    const both = answer(long("xQQz"), long(""));
    const edit = editBetween(before, both);
    expect(edit?.kind).toBe("texts");
    if (edit === null) return;
    expect(applyEdit(before, edit)).toEqual({ answer: both });
    expect(applyEdit(both, invertEdit(edit))).toEqual({ answer: before });
  });

  it("fit only where their text stands", () => {
    const edit = editBetween(before, after);
    if (edit === null) throw new Error("no edit");
    expect(applyEdit(answer(long("abc"), long("other")), edit)).toBe("misfit");
    expect(applyEdit(answer("short"), edit)).toBe("misfit");
    const renamed = { ...before, regions: before.regions.map((region) => ({ ...region, id: "else" })) };
    expect(applyEdit(renamed, edit)).toBe("misfit");
  });

  it("are whole members where the list, another member or a short text changed", () => {
    expect(editBetween(before, answer(long("xQQz")))?.kind).toBe("splice");
    const relabelled = { ...after, regions: after.regions.map((region) => ({ ...region, label: "dog" })) };
    expect(editBetween(before, relabelled)?.kind).toBe("splice");
    expect(editBetween(answer("short"), answer("shirt"))?.kind).toBe("splice");
  });
});
