import { describe, expect, it } from "vitest";
import { formatMessage } from "./format-message.ts";
import { isolated, isolatedMessage } from "./isolated.ts";

/** Isolates made visible: ‹ begins left to right, ~ by the first letter, › ends. */
const seen = (text: string): string =>
  text.replaceAll("\u2066", "‹").replaceAll("\u2068", "~").replaceAll("\u2069", "›");

describe("right-to-left texts", () => {
  it("keep Latin words and names together, each by itself", () => {
    expect(seen(isolated("استخدم JSONL، أو COCO."))).toBe("استخدم ‹JSONL›، أو ‹COCO›.");
    expect(seen(isolated("من Label Studio (UTF-8)"))).toBe("من ‹Label Studio› (‹UTF-8›)");
    expect(seen(isolated("اضغط Alt+↓ ثم Enter."))).toBe("اضغط ‹Alt+↓› ثم ‹Enter›.");
  });
  it("keep values from taking along what stands beside them", () => {
    expect(seen(isolated("حذف {name}؟"))).toBe("حذف ~{name}›؟");
    expect(seen(formatMessage(isolated("حذف {name}؟"), { name: "photo.png" }, "ar"))).toBe("حذف ~photo.png›؟");
  });
  it("leave a lone value and what is isolated already as they are", () => {
    expect(isolated("{count}")).toBe("{count}");
    expect(isolated("، ")).toBe("، ");
    expect(isolated("\u2066{width} × {height}\u2069 بكسل")).toBe("\u2066{width} × {height}\u2069 بكسل");
  });
  it("say their direction where there are only values between signs", () => {
    expect(seen(isolated("{project} ({role})"))).toBe("\u200f~{project}› (~{role}›)");
    expect(seen(isolated("\u2066{x}, {y}\u2069، {label}"))).toBe("\u200f‹{x}, {y}›، ~{label}›");
  });
  it("cover every form of a plural", () => {
    const message = isolatedMessage({ plural: "n", two: "ملفا CSV", one: "ملف", other: "{n} ملف" });
    expect(message).toEqual({
      plural: "n",
      two: "ملفا \u2066CSV\u2069",
      one: "ملف",
      other: "\u2068{n}\u2069 ملف",
    });
  });
});
