import type { EditorState } from "../../editor/annotation-store.ts";
import type { LinkQuestion } from "./link-layer.ts";
import type { Linking } from "./link-session.ts";
import type { TextMark, TextQuestion } from "./text-layer.ts";

/** A link ready to be drawn. */
export interface ShownLink {
  readonly id: string;
  readonly question: string;
  readonly title: string;
  readonly colour: string;
  readonly symmetric: boolean;
  readonly selected: boolean;
  /** Only proposed: where it would go if it were confirmed now. */
  readonly open: boolean;
  readonly from: TextMark;
  readonly to: TextMark;
}

/** With more links than this, only those of what is selected are drawn: others could not be told apart. */
export const mostDrawn = 40;
/** Even of the selected mark's. */
export const mostOfOne = 200;

const proposed = "proposed:";

/** The links to draw now, and the one that Enter would make. */
export function shownLinks(
  { questions, links }: { readonly questions: readonly TextQuestion[]; readonly links: readonly LinkQuestion[] },
  { answers, selection, hidden }: Pick<EditorState, "answers" | "selection" | "hidden">,
  linking: Linking | null,
): readonly ShownLink[] {
  const chosen = new Set(selection.map(({ question, region }) => `${question} ${region}`));
  const all = links.flatMap((question): ShownLink[] => {
    const { name, layer, settings } = question;
    const answer = answers[name];
    const marked = questions.find((each) => each.name === layer.marksOf(settings));
    const marks = marked === undefined ? undefined : answers[marked.name];
    if (marked === undefined || marks === undefined) return [];
    const given = answer === undefined ? [] : layer.links(answer);
    const isTarget = linking?.question === name && linking.from !== null;
    if (given.length === 0 && !isTarget) return [];
    const byId = new Map(marked.layer.marks(marks).map((mark) => [mark.id, mark]));
    const labels = new Map(layer.labels(settings).map((label) => [label.value, label]));
    const drawn = (
      id: string,
      link: { readonly label: string; readonly from: string; readonly to: string },
    ): ShownLink[] => {
      const [from, to] = [byId.get(link.from), byId.get(link.to)];
      if (from === undefined || to === undefined || [id, from.id, to.id].some((each) => hidden.has(each))) return [];
      return [
        {
          id,
          question: name,
          title: labels.get(link.label)?.title ?? link.label,
          colour: labels.get(link.label)?.colour ?? "#808080",
          symmetric: layer.isSymmetric(settings, link.label),
          selected: chosen.has(`${name} ${id}`) || [from, to].some((mark) => chosen.has(`${marked.name} ${mark.id}`)),
          open: id.startsWith(proposed),
          from,
          to,
        },
      ];
    };
    const [only] = selection;
    const target = isTarget && only?.question === marked.name && only.region !== linking.from ? only.region : null;
    return [
      ...given.flatMap((link) => drawn(link.id, link)),
      ...(target === null
        ? []
        : drawn(`${proposed}${name}`, { label: linking?.label ?? "", from: linking?.from ?? "", to: target })),
    ];
  });
  return all.length <= mostDrawn ? all : all.filter(({ selected }) => selected).slice(0, mostOfOne);
}
