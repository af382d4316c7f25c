import type { Label } from "@keyhole/shared/questions/label";
import type { Region } from "@keyhole/shared/questions/question-type";
import type { Notice } from "../../editor/notice.ts";

/** An arrow between two marks of another question, which `from` and `to` name by id. */
export interface TextLink extends Region {
  readonly from: string;
  readonly to: string;
}

/** What a link would join, and under which settings. */
export interface LinkEnds<Settings> {
  readonly settings: Settings;
  readonly from: Region;
  readonly to: Region;
}

/** What a question draws between marks, and how links enter its answer. Pure. Methods, as in `TextLayer`. */
export interface LinkLayer<Settings, Answer> {
  labels(settings: Settings): readonly Label[];
  /** Name of the question whose marks it joins. */
  marksOf(settings: Settings): string;
  links(answer: Answer): readonly TextLink[];
  withLinks(links: readonly TextLink[]): Answer;
  isSymmetric(settings: Settings, label: string): boolean;
  /** Why a link cannot stand among the others; null where it can. */
  refuse(link: TextLink, others: readonly TextLink[], ends: LinkEnds<Settings>): Notice | null;
}

/** A question with a link layer, as the form placed it on a field. */
export interface LinkQuestion {
  readonly name: string;
  readonly settings: unknown;
  readonly layer: LinkLayer<unknown, unknown>;
}
