import { upgradeAnswers } from "@keyhole/shared/answers";
import { anyQuestionType, questionType } from "@keyhole/shared/questions/registry";
import { questionTypeNames, type QuestionTypeName } from "@keyhole/shared/vocabulary";
import { describe, expect, it } from "vitest";

/**
 * A stored answer of every version that was ever written, exactly as it was written then: type -> version -> value.
 * Whoever raises a version adds one here and never changes the others.
 */
const written: Readonly<Record<QuestionTypeName, Readonly<Record<number, unknown>>>> = {
  box: { 1: { width: 640, height: 480, regions: [{ id: "r1", label: "cat", x: 1.5, y: 2, width: 30, height: 40 }] } },
  polygon: {
    1: {
      width: 9,
      height: 9,
      regions: [
        {
          id: "r1",
          label: "cat",
          rings: [
            [
              [0, 0],
              [5, 0],
              [0, 5.5],
            ],
          ],
        },
      ],
    },
  },
  keypoint: {
    1: {
      width: 9,
      height: 9,
      regions: [{ id: "r1", label: "nose", x: 1, y: 2, visibility: "occluded", object: "o1" }],
    },
  },
  span: { 1: { regions: [{ id: "r1", label: "per", part: { kind: "turn", index: 1 }, start: 0, end: 4 }] } },
  choice: { 1: { selected: ["a"], tie: false } },
  rating: {
    1: { ratings: [{ criterion: "overall", candidate: null, value: 4 }] },
    2: { ratings: [{ criterion: "overall", candidate: null, value: "not-applicable" }] },
  },
  ranking: { 1: { groups: [["a"], ["b", "c"]] } },
  text: { 1: { text: "Grüße 👋" } },
  number: { 1: { value: 4.5 }, 2: { from: 1, to: 4.5, unit: "kg" } },
  "rotated-box": {
    1: {
      width: 640,
      height: 480,
      regions: [{ id: "r1", label: "car", cx: 100.5, cy: 80, width: 60, height: 24.25, angle: 30 }],
    },
  },
  skeleton: {
    1: {
      width: 9,
      height: 9,
      regions: [{ id: "r1", label: "cat", points: [{ name: "nose", x: 1, y: 2.5, visibility: "absent" }] }],
    },
  },
  mask: { 1: { width: 3, height: 3, regions: [{ id: "r1", label: "cat", counts: "231N1", crowd: true }] } },
  relation: { 1: { regions: [{ id: "r1", label: "knows", from: "a", to: "b" }] } },
  polyline: {
    1: {
      width: 9,
      height: 9,
      regions: [
        {
          id: "r1",
          label: "lane",
          points: [
            [0, 0],
            [5, 5.5],
          ],
        },
      ],
    },
  },
  ellipse: {
    1: {
      width: 640,
      height: 480,
      regions: [{ id: "r1", label: "cell", cx: 100.5, cy: 80, rx: 30, ry: 12.5, angle: 359.99 }],
    },
  },
  date: { 1: { value: "2024-03-05T14:30" } },
  pairwise: { 1: { winner: "a", strength: 2, reasons: ["true"] } },
  list: { 1: { entries: [{ id: "e1", text: "Claim", verdict: "true", source: "p. 4", comment: "" }] } },
  taxonomy: { 1: { paths: [["animal", "dog"], ["plant"]] } },
};

describe("every migration", () => {
  it.each(questionTypeNames)("of %s exists, and a version without a written answer fails here", (name) => {
    const { version, migrations } = anyQuestionType(name);
    const versions = Array.from({ length: version }, (_, index) => index + 1);
    expect(Object.keys(written[name]).map(Number)).toEqual(versions);
    expect(Object.keys(migrations).map(Number)).toEqual(versions.slice(0, -1));
  });

  it("ran, and each old answer loads as one of today", () => {
    const ran = new Set<string>();
    for (const name of questionTypeNames) {
      const type = anyQuestionType(name);
      const watched = Object.entries(type.migrations).map(([version, migrate]) => [
        version,
        (old: unknown) => {
          ran.add(`${name} ${version}`);
          return migrate(old);
        },
      ]);
      for (const [version, value] of Object.entries(written[name])) {
        const stored = { v: 1, answers: { q: { type: name, version: Number(version), value } } };
        const migrations: typeof type.migrations = Object.fromEntries(watched);
        const read = upgradeAnswers(stored, () => ({ version: type.version, answer: type.answer, migrations }));
        expect(read).toMatchObject({ ok: true, value: { answers: { q: { version: type.version } } } });
      }
    }
    const all = questionTypeNames.flatMap((name) =>
      Object.keys(anyQuestionType(name).migrations).map((version) => `${name} ${version}`),
    );
    expect([...ran].sort()).toEqual(all.sort());
  });
});

describe("upgradeAnswers", () => {
  const history = {
    version: 3,
    answer: questionType("text").answer,
    migrations: { 1: (old: unknown) => [old], 2: (old: unknown) => ({ text: Array.isArray(old) ? old[0] : old }) },
  };
  const stored = (version: number, value: unknown) => ({ v: 1, answers: { q: { type: "text", version, value } } });

  it.each([
    [1, "hi"],
    [2, ["hi"]],
    [3, { text: "hi" }],
  ])("walks from version %d to the newest", (version, value) => {
    expect(upgradeAnswers(stored(version, value), () => history)).toEqual({
      ok: true,
      value: stored(3, { text: "hi" }),
    });
  });

  it("refuses an answer of a newer Keyhole, and one that is not what its version says", () => {
    const newer = upgradeAnswers(stored(4, {}), () => history);
    expect(newer).toMatchObject({
      ok: false,
      failure: [{ message: "answer.newer-version", path: ["answers", "q", "version"] }],
    });
    const broken = upgradeAnswers(stored(3, { text: 1 }), () => history);
    expect(broken).toMatchObject({ ok: false, failure: [{ path: ["answers", "q", "value", "text"] }] });
  });

  it("throws where a migration is missing: that is a bug, not an input", () => {
    expect(() => upgradeAnswers(stored(1, "hi"), () => ({ ...history, migrations: {} }))).toThrow("no migration");
  });
});
