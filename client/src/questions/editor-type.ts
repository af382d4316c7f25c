import type { ReactNode } from "react";
import type { Problem } from "@keyhole/shared/errors";
import type { ConversationValue, FieldDefinition, FieldFacts, FieldValue } from "@keyhole/shared/fields/field-type";
import type { Question } from "@keyhole/shared/form";
import type { QuestionTypeName } from "@keyhole/shared/vocabulary";
import type { AnnotationStore, ChangeOptions } from "../editor/annotation-store.ts";
import type { Binding } from "../editor/hotkeys.ts";
import type { Notice } from "../editor/notice.ts";
import type { ImageLayer } from "../fields/image/image-layer.ts";
import type { LinkLayer } from "../fields/text/link-layer.ts";
import type { TextLayer } from "../fields/text/text-layer.ts";

/** What a question's panel gets. The panel stands beside the field, or under it. */
export interface PanelProps<Settings, Answer> {
  /** The question's name in the form: the key of its answer in the store. */
  readonly question: string;
  readonly title: string;
  readonly required: boolean;
  readonly settings: Settings;
  readonly answer: Answer | undefined;
  /** The field asked about, as disclosed, and its extents. */
  readonly value: FieldValue;
  readonly facts: FieldFacts;
  /** Shows the answer without a way to change it (review, own recent work). */
  readonly readOnly: boolean;
  /** What the shared rules found wrong with this answer; paths start inside it. Empty until a submit was tried. */
  readonly problems: readonly Problem[];
  /** A local change. undefined takes the answer away. */
  onChange(this: void, answer: Answer | undefined, options?: ChangeOptions): void;
}

/** The form in which a lead sets a question up. Paths of problems start inside the settings. */
export interface SettingsFormProps<Settings> {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  /** The questions of the form that stand before this one, about the same field. */
  readonly before: readonly Question[];
  /** All fields of the form, for questions that compare two of them. */
  readonly fields: readonly FieldDefinition[];
  onChange(this: void, settings: Settings): void;
}

/** What a question's tool at the head of one candidate response gets. `position` counts from 0 in the order shown. */
export interface CandidateToolProps<Settings, Answer> {
  /** The question's name in the form. */
  readonly question: string;
  readonly candidate: string;
  readonly position: number;
  readonly value: ConversationValue;
  readonly title: string;
  readonly settings: Settings;
  readonly answer: Answer | undefined;
  readonly readOnly: boolean;
  onChange(this: void, answer: Answer | undefined): void;
}

/** What a question whose answer is the next turn of a conversation gets, under its last turn. */
export type NextTurnProps<Settings, Answer> = Pick<
  PanelProps<Settings, Answer>,
  "question" | "title" | "settings" | "answer" | "readOnly" | "onChange"
> & { readonly value: ConversationValue };

/** What hotkeys act on: the question's place in the form and the store that holds its answer. */
export interface HotkeyTarget<Settings> {
  readonly question: string;
  readonly settings: Settings;
  readonly facts: FieldFacts;
  readonly store: AnnotationStore;
}

/**
 * All that the client knows of a question type; its stored shape and rules are in `shared/questions/` under the same
 * name. Nothing outside the two folders knows the type: screens go through the registry. Members are methods, so that
 * the registry may hold every editor as `AnyQuestionEditor`; whoever calls one hands it settings and answers that its
 * own shared schema has parsed.
 */
export interface QuestionEditor<Settings, Answer> {
  readonly type: QuestionTypeName;
  /** A new question's settings, ready to be edited. */
  initialSettings(): Settings;
  Panel(props: PanelProps<Settings, Answer>): ReactNode;
  SettingsForm(props: SettingsFormProps<Settings>): ReactNode;
  /** Keys while the question is on screen, ids starting with the question's name. None when read-only. */
  bindings(target: HotkeyTarget<Settings>): readonly Binding[];
  /** The answer in a few words, for lists and review. With the facts, candidates are named as on the screen, not by id. */
  summary(answer: Answer, settings: Settings, facts?: FieldFacts): Notice;
  /** The whole answer, where it is a text: review shows what differs between two of them. */
  wholeText?(answer: Answer): string;
  /** Shapes on an image field. */
  readonly image?: ImageLayer<Settings, Answer>;
  /** Marks in a text, or in the turns and candidates of a conversation. */
  readonly text?: TextLayer<Settings, Answer>;
  /** Arrows between the marks of another question on the same field. */
  readonly links?: LinkLayer<Settings, Answer>;
  /** Answers for one candidate of a conversation, right at its head: choose it, its place, its points. */
  CandidateTool?(props: CandidateToolProps<Settings, Answer>): ReactNode;
  /** The answer is written as the assistant's next turn, under the conversation, where these settings want it. */
  readonly NextTurn?: {
    isWanted(settings: Settings): boolean;
    View(props: NextTurnProps<Settings, Answer>): ReactNode;
  };
}

export type AnyQuestionEditor = QuestionEditor<unknown, unknown>;
