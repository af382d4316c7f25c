import type { SectionId, ViewId } from "@keyhole/shared/ids";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ReadGuideline } from "../api-types.ts";
import { hostileMarkdown } from "../ui/hostile-markdown.ts";
import { matchesIn, sectionAbout } from "./find.ts";
import { GuidelineDocument } from "./guideline-document.tsx";
import { Shelf } from "./shelf.ts";

const section = (title: string, body: string, changedIn = 1) => ({
  id: `id-${title.length}-${changedIn}` as SectionId, // what the server parses as one
  title,
  body,
  audience: { kind: "everyone" as const },
  changedIn,
});

const read = (...sections: ReadGuideline["sections"]): ReadGuideline => ({
  viewId: "view" as ViewId, // nothing here looks at it
  version: 3,
  note: "",
  mustAcknowledge: false,
  published: 0,
  overlayTicket: "",
  pictureTickets: {},
  sections,
});

const html = (guideline: ReadGuideline, since = 0, mark = "blob:mark") => {
  const media = {
    overlay: { url: mark, tile: { width: 10, height: 10 } },
    shelf: new Shelf(),
    release: () => undefined,
  };
  return renderToStaticMarkup(<GuidelineDocument read={guideline} media={media} since={since} />);
};

describe("a guideline on screen", () => {
  it.each(hostileMarkdown)("keeps a hostile title, text and picture name inert: %s", (text) => {
    const out = html(read(section(text, text), section("other", `![${text}](picture:AAAAAAAAAAAAAAAAAAAAAA)`)));
    expect(out).not.toMatch(/<(script|style|iframe|form|object|embed|math|img)\b/i);
    expect(out).not.toMatch(/<[^>]*\s(on\w+|style|srcdoc|formaction)=/i);
    for (const [, href] of out.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https:|mailto:|#)/);
  });

  it("is not shown without the mark of its view", () => {
    expect(html(read(section("Boxes", "tight")), 0, "https://other.example/mark.png")).not.toContain("tight");
    expect(html(read(section("Boxes", "tight")))).toContain("tight");
  });

  it("marks the sections that are newer than what the reader knows, and none on the first reading", () => {
    const guideline = read(section("Old", "text", 1), section("New", "text", 3));
    expect(html(guideline, 2).match(/Changed/g)).toHaveLength(2);
    expect(html(guideline)).not.toContain("Changed");
  });
});

describe("finding in a guideline", () => {
  const [cars, trucks] = [section("Cars", "A **café** on wheels is a truck."), section("Trucks", "Larger than cars.")];
  it("counts words whatever their case and accents", () => {
    expect([matchesIn(cars, "CAFE"), matchesIn(trucks, "cafe"), matchesIn(trucks, " ")]).toEqual([1, 0, 1]);
  });
  it("opens at the section named like a label before one that mentions it", () => {
    expect(sectionAbout([cars, trucks], "truck")).toBe(trucks);
    expect(sectionAbout([cars, trucks], "wheels")).toBe(cars);
    expect(sectionAbout([cars, trucks], "bus")).toBeUndefined();
  });
});
