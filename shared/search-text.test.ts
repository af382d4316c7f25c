import { expect, it } from "vitest";
import { searchText } from "./search-text.ts";

it("compares without case, accents and compatibility forms", () => {
  expect(searchText("Müller-Ñandú ÉCOLE ﬁn Ａｄａ")).toBe("muller-nandu ecole fin ada");
  expect(searchText("GRÖẞE größe")).toBe("grosse grosse");
  expect(searchText("Łódź 東京 %_")).toBe("łodz 東京 %_");
});
