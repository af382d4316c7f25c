import type { SectionText } from "@keyhole/shared/guidelines/guideline";

type Text = Pick<SectionText, "title" | "body">;

/** For comparing what a person typed with a text: case and accents do not count. */
const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** How often a text holds the words looked for; every section when nothing is looked for. */
export function matchesIn({ title, body }: Text, wanted: string): number {
  const needle = plain(wanted.trim());
  if (needle === "") return 1;
  return plain(`${title}\n${body}`).split(needle).length - 1;
}

/** The section that says most about a label: one named like it, else the first that mentions it. */
export function sectionAbout<Section extends Text>(sections: readonly Section[], label: string): Section | undefined {
  const needle = plain(label.trim());
  if (needle === "") return undefined;
  const named = sections.find(({ title }) => plain(title).includes(needle));
  return named ?? sections.find(({ body }) => plain(body).includes(needle));
}

/** Ranges of the words in what is shown, for the browser's own highlighting: the page is not changed. */
export function rangesOf(root: Node, wanted: string): Range[] {
  const needle = wanted.trim().toLowerCase();
  if (needle === "") return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? "").toLowerCase();
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + needle.length);
      ranges.push(range);
    }
  }
  return ranges;
}
