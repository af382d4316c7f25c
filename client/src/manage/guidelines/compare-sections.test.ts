import { describe, expect, it } from "vitest";
import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import type { SectionId } from "@keyhole/shared/ids";
import { compareSections, differs } from "./compare-sections.ts";

const section = (id: string, extra: Partial<GuidelineSection> = {}): GuidelineSection => ({
  id: id as SectionId, // ids of a test may read as what they are
  title: id,
  body: "text",
  audience: { kind: "everyone" },
  ...extra,
});
const told = (before: GuidelineSection[], after: GuidelineSection[]) =>
  compareSections(before, after).map((one) => `${one.id}${differs(one) ? "*" : ""}${one.isMoved ? " moved" : ""}`);

describe("compareSections", () => {
  it("finds what is new, deleted and changed, and leaves the rest alone", () => {
    const before = [section("a"), section("gone"), section("b"), section("c")];
    const after = [section("a"), section("b", { body: "other" }), section("new"), section("c")];
    expect(told(before, after)).toEqual(["a", "gone*", "b*", "new*", "c"]);
  });
  it("tells a section that moved, and not those it passed", () => {
    const [a, b, c, d] = [section("a"), section("b"), section("c"), section("d")];
    expect(told([a, b, c, d], [d, a, b, c])).toEqual(["d* moved", "a", "b", "c"]);
    expect(told([a, b, c, d], [a, b, c, d])).toEqual(["a", "b", "c", "d"]);
  });
  it("tells a change of readers apart from one of the text", () => {
    const [one] = compareSections([section("a")], [section("a", { audience: { kind: "roles", roles: ["lead"] } })]);
    expect(one).toMatchObject({ isText: false, isAudience: true });
  });
});
