import { expect, it } from "vitest";
import { internalReasons, viewPurposes } from "@keyhole/server/vault/vault";

it("I2: pictures, drafts, comments and guidelines open for a committed view only, whatever reason the server has", () => {
  // Originals leave with an approved export (I4, I6). Previews are marked and sealed anew for a view that is to come, whose
  // key waits for its commit. Pictures open for nothing else without a viewer.
  const { "export-pictures": forExports, preparation, ...others } = internalReasons;
  expect(forExports).toEqual(["blobs"]);
  expect(preparation).toEqual(["blobs"]);
  const withoutViewer: ReadonlySet<string> = new Set(Object.values(others).flat());
  for (const purpose of ["blobs", "drafts", "comments", "guidelines"] as const) {
    expect(withoutViewer.has(purpose)).toBe(false);
    expect(viewPurposes).toContain(purpose);
  }
});

it("I6: finished exports open for their download only, and for nobody's view", () => {
  const opening = Object.entries(internalReasons).filter(([, purposes]) => new Set<string>(purposes).has("exports"));
  expect(opening.map(([reason]) => reason).toSorted()).toEqual(["export-download", "export-request"]);
  expect(viewPurposes).not.toContain("exports");
});
