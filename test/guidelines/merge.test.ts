import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayRead, picturesIn, type GuidelineBody } from "@keyhole/shared/guidelines/guideline";
import { versionToAcknowledge } from "@keyhole/shared/guidelines/duty";
import { mergeDrafts } from "@keyhole/shared/guidelines/merge";
import type { SectionId } from "@keyhole/shared/ids";

const ids = ["a", "b", "c", "d", "e"] as SectionId[]; // ids of a test may read as what they are

/** Drafts over few sections and few texts, so that both writers often touch the same ones. */
const draft: fc.Arbitrary<GuidelineBody> = fc
  .tuple(fc.shuffledSubarray(ids), fc.array(fc.constantFrom("x", "y", "z"), { minLength: 5, maxLength: 5 }))
  .map(([chosen, texts]) => ({
    v: 1,
    sections: chosen.map((id) => ({
      id,
      title: id,
      body: texts[ids.indexOf(id)] ?? "",
      audience: { kind: "everyone" as const },
    })),
  }));

const textsOf = ({ sections }: GuidelineBody) => new Map(sections.map(({ id, body }) => [String(id), body]));

describe("joining two drafts", () => {
  it("takes everything from the one side that changed", () => {
    fc.assert(
      fc.property(draft, draft, (base, other) => {
        expect(mergeDrafts(base, other, base)).toEqual({ body: other, clashes: [] });
        expect(mergeDrafts(base, base, other)).toEqual({ body: other, clashes: [] });
        expect(mergeDrafts(base, other, other)).toEqual({ body: other, clashes: [] });
      }),
    );
  });

  it("loses nothing that either side wrote: it is in the result or asked about", () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const { body, clashes } = mergeDrafts(base, mine, theirs);
        const [before, merged] = [textsOf(base), textsOf(body)];
        const asked = new Set(clashes.map(({ id }) => id));
        for (const side of [mine, theirs]) {
          for (const [id, text] of textsOf(side)) {
            if (before.get(id) !== text && !asked.has(id)) expect(merged.get(id)).toBe(text);
          }
        }
        const sections = body.sections.map(({ id }) => id);
        expect(new Set(sections).size).toBe(sections.length);
      }),
    );
  });

  it("asks about exactly the sections that both changed in different ways, whoever saves later", () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const expected = ids.filter((id) => {
          const [was, own, other] = [textsOf(base), textsOf(mine), textsOf(theirs)].map((texts) => texts.get(id));
          return own !== was && other !== was && own !== other;
        });
        const clashing = (one: GuidelineBody, two: GuidelineBody) =>
          mergeDrafts(base, one, two)
            .clashes.map(({ id }) => id)
            .toSorted();
        expect(clashing(mine, theirs)).toEqual(expected);
        expect(clashing(theirs, mine)).toEqual(expected);
      }),
    );
  });
});

describe("audiences", () => {
  it("are read by their roles and by leads, and by nobody without a role", () => {
    const reviewers = { kind: "roles", roles: ["reviewer"] } as const;
    const of = (role: "labeler" | "reviewer" | "lead" | null) => [
      mayRead({ kind: "everyone" }, { role }),
      mayRead({ kind: "roles", roles: [...reviewers.roles] }, { role }),
      mayRead({ kind: "roles", roles: ["lead"] }, { role }),
    ];
    expect(of("labeler")).toEqual([true, false, false]);
    expect(of("reviewer")).toEqual([true, true, false]);
    expect(of("lead")).toEqual([true, true, true]);
    expect(of(null)).toEqual([false, false, false]);
  });
});

describe("what must be acknowledged", () => {
  it("is every version where the project says so, else the flagged ones and what follows them", () => {
    const duty = { current: 4, flagged: 2, acknowledged: 3 };
    expect(versionToAcknowledge(duty, true)).toBe(4);
    expect(versionToAcknowledge(duty, false)).toBeNull();
    expect(versionToAcknowledge({ ...duty, acknowledged: 1 }, false)).toBe(4);
    expect(versionToAcknowledge({ current: 0, flagged: 0, acknowledged: 0 }, true)).toBeNull();
  });
});

describe("pictures of a text", () => {
  const id = "AAAAAAAAAAAAAAAAAAAAAA";
  it("are found by their ids, each once", () => {
    expect(picturesIn(`![a](picture:${id}) and ![b \\] c](<picture:${id}>)`)).toEqual([id]);
    expect(picturesIn(`![a][1]\n\n[a](picture:${id}) ![x](https://a.example/picture:${id})`)).toEqual([]);
    expect(picturesIn("![a](picture:short)")).toEqual([]);
  });
});
