import { csvColumnNames, csvRow, type Cell } from "@keyhole/shared/formats/csv";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { answered, answersOf, describedBy, formOf } from "./export-answers.ts";
import type { FileInput, FilePieces } from "./export-files.ts";

const fixed = [
  "item",
  "external_id",
  "annotation",
  "person",
  "state",
  "submitted_at",
  "guideline_version",
  "form_version",
] as const;

/** One row an annotation: what it is about, the item's open metadata, then the questions' columns of all form versions. */
export async function* csvFile({ source, terms, forms, metadataKeys, tally }: FileInput): FilePieces {
  const names = new Set(terms.questions);
  const formFor = formOf(forms);
  const columns = [...new Set(forms.flatMap((form) => columnsOf(form, names)))];
  yield csvRow([...fixed, ...metadataKeys.map((key) => `metadata.${key}`), ...columns]);
  for await (const row of source.rows()) {
    const { externalId, open: metadata } = await describedBy(row);
    const form = formFor(row);
    const cells = new Map<string, Cell>();
    const ofParts = new Map<string, Record<string, Cell>>();
    for (const { question, part, answer } of answered(form, names, await answersOf(row))) {
      const given = anyQuestionType(question.type).formats.csv?.(answer, question.settings) ?? {};
      for (const [suffix, cell] of Object.entries(given)) {
        for (const name of csvColumnNames(question.name, [suffix])) {
          if (part === undefined) cells.set(name, cell);
          else ofParts.set(name, { ...ofParts.get(name), [part]: cell });
        }
      }
    }
    // One cell holds the answers about all parts, as JSON by the part's id.
    for (const [name, parts] of ofParts) cells.set(name, JSON.stringify(parts));
    tally.rows++;
    tally.guidelineVersions.add(row.guidelineVersion);
    yield csvRow([
      row.itemId,
      externalId,
      row.annotationId,
      row.personId,
      row.state,
      new Date(row.submitted).toISOString(),
      row.guidelineVersion === 0 ? null : row.guidelineVersion,
      form.version,
      ...metadataKeys.map((key) => metadataCell(Object.hasOwn(metadata, key) ? metadata[key] : null)),
      ...columns.map((column) => cells.get(column) ?? null),
    ]);
  }
}

const metadataCell = (value: string | number | boolean | null | undefined): Cell =>
  typeof value === "number" || typeof value === "string"
    ? value
    : value === null || value === undefined
      ? null
      : String(value);

const columnsOf = ({ form }: FileInput["forms"][number], names: ReadonlySet<string>): readonly string[] =>
  form.questions
    .filter(({ name }) => names.has(name))
    .flatMap((question) => {
      const suffixes = anyQuestionType(question.type).formats.csvColumns?.(question.settings) ?? [];
      return csvColumnNames(question.name, suffixes);
    });
