import { conllText } from "@keyhole/shared/formats/conll-writer";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { answered, answersOf, contentOf, formOf } from "./export-answers.ts";
import type { FileInput, FilePieces } from "./export-files.ts";

/**
 * One sentence block for each annotation and span question, after a comment that names them; readers of CoNLL leave
 * comments out. What BIO tags cannot hold is counted for the manifest.
 */
export async function* conllFile({ source, terms, forms, tally }: FileInput): FilePieces {
  const names = new Set(terms.questions);
  const formFor = formOf(forms);
  for await (const row of source.rows()) {
    tally.rows++;
    tally.guidelineVersions.add(row.guidelineVersion);
    const { fields } = await contentOf(row);
    for (const { question, answer } of answered(formFor(row), names, await answersOf(row))) {
      const field = Object.hasOwn(fields, question.field) ? fields[question.field] : undefined;
      if (field === undefined) continue;
      if (field.kind !== "text") {
        count(tally.problems, "conll.not-a-text");
        continue;
      }
      const spans = anyQuestionType(question.type).formats.conll?.(answer, question.settings, field) ?? [];
      const { piece, problems } = conllText(field.text, spans);
      for (const { message } of problems) count(tally.problems, message);
      yield `# item ${row.itemId} annotation ${row.annotationId} question ${question.name}\n${piece}`;
    }
  }
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
