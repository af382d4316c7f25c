import type { Region } from "@keyhole/shared/questions/question-type";
import type { AnnotationStore } from "../../editor/annotation-store.ts";
import type { Notice } from "../../editor/notice.ts";
import type { LinkQuestion, TextLink } from "./link-layer.ts";

/** The one way links change: each edit asks the layer whether it may stand, and returns why not, or null when done. */

export const linksOf = (store: AnnotationStore, question: LinkQuestion): readonly TextLink[] => {
  const answer = store.getState().answers[question.name];
  return answer === undefined ? [] : question.layer.links(answer);
};

/** Puts a link in, or in the place of the one with its id, and selects it. */
export function putLink(
  store: AnnotationStore,
  { question, ends }: { readonly question: LinkQuestion; readonly ends: ReadonlyMap<string, Region> },
  link: TextLink,
): Notice | null {
  const links = linksOf(store, question);
  const [from, to] = [ends.get(link.from), ends.get(link.to)];
  if (from === undefined || to === undefined) return { message: "questions.relation.endGone" };
  const others = links.filter(({ id }) => id !== link.id);
  const { layer, settings, name } = question;
  const refused = layer.refuse(link, others, { settings, from, to });
  if (refused !== null) return refused;
  const next =
    others.length === links.length ? [...links, link] : links.map((each) => (each.id === link.id ? link : each));
  store.change(name, layer.withLinks(next));
  store.select({ question: name, region: link.id });
  return null;
}

/** Takes links away; locked ones stay. False where none went. */
export function removeLinks(store: AnnotationStore, question: LinkQuestion, ids: ReadonlySet<string>): boolean {
  const { locked } = store.getState();
  const links = linksOf(store, question);
  const left = links.filter(({ id }) => !ids.has(id) || locked.has(id));
  if (left.length === links.length) return false;
  store.change(question.name, question.layer.withLinks(left));
  store.select();
  return true;
}
