import type { StoredAnswers } from "@keyhole/shared/answers";
import { splitKey } from "@keyhole/shared/each";
import { describedBy, formOf } from "./export-answers.ts";
import type { FileInput, FilePieces } from "./export-files.ts";

const text = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

/**
 * One `exportRecord` a line. Content and answers are JSON already and are put in as they stand; each answer names its own
 * version. Only a request for some of the questions has to take the answers apart.
 */
export async function* jsonlFile({ source, terms, forms, tally }: FileInput): FilePieces {
  const formFor = formOf(forms);
  const { content: withContent, questions: some } = terms.filters;
  for await (const row of source.rows()) {
    const { externalId, open, sealed } = await describedBy(row);
    const metadata = withContent ? { ...open, ...sealed } : open;
    const head = { v: 1, item: row.itemId, externalId, metadata };
    const tail = {
      annotation: row.annotationId,
      person: row.personId,
      state: row.state,
      submittedAt: row.submitted,
      guidelineVersion: row.guidelineVersion === 0 ? null : row.guidelineVersion,
      formVersion: formFor(row).version,
    };
    const content = withContent ? `,"content":${text(await row.content())}` : "";
    const whole = text(await row.answers());
    const answers = some === null ? whole : JSON.stringify(onlySome(JSON.parse(whole) as StoredAnswers, some)); // as submitted
    tally.rows++;
    tally.guidelineVersions.add(row.guidelineVersion);
    yield `${JSON.stringify(head).slice(0, -1)}${content},${JSON.stringify(tail).slice(1, -1)},"answers":${answers}}\n`;
  }
}

const onlySome = ({ answers, ...rest }: StoredAnswers, names: readonly string[]): StoredAnswers => ({
  ...rest,
  answers: Object.fromEntries(Object.entries(answers).filter(([key]) => names.includes(splitKey(key).question))),
});
