import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Changes } from "./changes.tsx";

const far = Array.from({ length: 50 }, (_, line) => `line ${line}`).join("\n");

const shown = (side: "both" | "before" | "after", context?: number) =>
  renderToStaticMarkup(
    <Changes
      label="changes"
      before={`${far} old`}
      after={`${far} new`}
      side={side}
      {...(context === undefined ? {} : { context })}
    />,
  );

describe("changes of a text", () => {
  it("stand in one text, or each on its side", () => {
    expect([shown("both").includes("<del"), shown("both").includes("<ins")]).toEqual([true, true]);
    expect([shown("before").includes("<del"), shown("before").includes("<ins")]).toEqual([true, false]);
    expect([shown("after").includes("<del"), shown("after").includes("<ins")]).toEqual([false, true]);
  });
  it("keep what is near them and leave out what is far, the same on both sides", () => {
    expect(shown("after")).toContain("line 0");
    for (const side of ["before", "after"] as const) {
      const out = shown(side, 40);
      expect(out).toContain("line 49");
      expect(out).toContain("…");
      expect(out).not.toContain("line 20\n");
    }
  });
});
