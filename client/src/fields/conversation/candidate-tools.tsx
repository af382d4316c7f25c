import type { ConversationValue } from "@keyhole/shared/fields/field-type";
import { useAnnotations, useAnnotationStore } from "../../editor/use-annotations.ts";
import type { FieldQuestion } from "../field-question.ts";

export interface CandidateToolsProps {
  readonly candidate: string;
  readonly position: number;
  readonly value: ConversationValue;
  readonly questions: readonly FieldQuestion[];
  readonly readOnly: boolean;
}

/** What the questions offer at a candidate's head (choose it, its place, its points), so that the eye stays with the text. */
export function CandidateTools({ questions, ...rest }: CandidateToolsProps) {
  return questions.map((question) =>
    question.editor.CandidateTool === undefined ? null : <OneTool key={question.name} question={question} {...rest} />,
  );
}

function OneTool({
  question,
  candidate,
  position,
  value,
  readOnly,
}: Omit<CandidateToolsProps, "questions"> & { question: FieldQuestion }) {
  const store = useAnnotationStore();
  const answer = useAnnotations(({ answers }) => answers[question.name]);
  const { editor } = question;
  if (editor.CandidateTool === undefined) return null;
  return (
    // oxlint-disable-next-line typescript/unbound-method -- a component: React calls it without a receiver
    <editor.CandidateTool
      question={question.name}
      candidate={candidate}
      position={position}
      value={value}
      title={question.title}
      settings={question.settings}
      answer={answer}
      readOnly={readOnly}
      onChange={(next) => store.change(question.name, next)}
    />
  );
}
