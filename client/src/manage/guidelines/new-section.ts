import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import type { SectionId } from "@keyhole/shared/ids";

/** An empty section with an identity of its own: 128 random bits, as every id. */
export function newSection(): GuidelineSection {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = btoa(String.fromCodePoint(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return { id: id as SectionId, title: "", body: "", audience: { kind: "everyone" } }; // the encoding is what the brand stands for
}
