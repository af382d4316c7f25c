import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { KeyholeError } from "@keyhole/shared/errors";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { guarded } from "../../door/procedure.ts";
import { readForm, requireProject } from "../work/project-of.ts";
import { type Contents, fileName, openContents, recordsOf } from "./contents.ts";
import { factsOfImport, importInput, requireImport } from "./facts.ts";
import type { ImportLimits } from "./limits.ts";
import { labelsOf, labelValues, withLabels } from "./map/labels.ts";
import { mapRecord, type Mapping } from "./map/map-record.ts";
import { importPlan } from "./map/plan.ts";
import { planProblems } from "./map/plan-problems.ts";
import { columnsOf, isColumn, proposePlan } from "./map/propose.ts";
import { toProblem, type ImportProblem } from "./problem-log.ts";
import { found, type JsonObject, type ReadRecord } from "./read/record.ts";

/** Records that are shown; records that are looked at for columns, labels and problems; how long that may take. */
const shownRecords = 20;
const scannedRecords = 2_000;
const scanMs = 3_000;
/** Bytes of data files that are read for it; a record may be megabytes, and all of them are held together. */
const scannedBytes = 32 * 1024 * 1024;
const shownProblems = 100;
const shownFiles = 100;
const cellLength = 200;

const previewInput = importInput.extend({ plan: importPlan.nullable() });

/**
 * What an import would do, before anything is stored: files, columns with a proposed mapping (or the given one), the first
 * records, labels that the form does not know, and problems by line. Only for the person who uploaded the files: to them
 * it shows nothing new. No picture is opened.
 */
export const preview = guarded("import.run", previewInput, factsOfImport).query(async ({ ctx, input }) => {
  const { services, actor } = ctx;
  const target = await requireImport(services, input.importId);
  if (target.createdBy !== actor.personId) throw new KeyholeError("absent");
  if (target.state !== "collecting") throw new KeyholeError("conflict");
  const { formId } = await requireProject(services, target.projectId);
  if (formId === null) throw new KeyholeError("conflict");
  const { form } = await readForm(ctx, { id: formId, projectId: target.projectId });
  const limits = services.config.importLimits;
  const files = await services.store.read.importFiles(target.id);
  const contents = await openContents(services, files, limits);
  const scan = await scanned(contents, limits);
  const values = scan.records.flatMap(({ value }) => (value === null ? [] : [value]));
  const columns = columnsOf(values);
  const plan = withLabels(input.plan ?? proposePlan(columns, form), { form, values });
  const mapping: Mapping = { plan, form, limits };
  const rows = scan.records.map((record) => ({ record, problems: problemsOf(record, { mapping, contents }) }));
  const problems: ImportProblem[] = rows.flatMap(({ record: { place }, problems: { lost, list } }) =>
    list.length === 0 ? [] : [toProblem({ place, lost, problems: list })],
  );
  return {
    files: await Promise.all(
      files.slice(0, shownFiles).flatMap((file) => {
        const { id, bytes, format } = file;
        return bytes === null
          ? []
          : [fileName(services, file).then((name) => ({ id, name, bytes, format: String(format) }))];
      }),
    ),
    pictures: contents.pictures.size,
    scanned: scan.records.length,
    whole: scan.whole,
    columns: columns.map(({ name, values: cells }) => ({ name, filled: cells.length, example: cell(cells[0]) })),
    plan,
    planProblems: planProblems(plan, form),
    records: rows.slice(0, shownRecords).map(({ record, problems: { lost, list } }) => ({
      place: record.place,
      cells: cellsOf(record.value),
      lost,
      problems: toProblem({ place: record.place, lost, problems: list }).problems,
    })),
    problems: problems.slice(0, shownProblems),
    lost: rows.filter((row) => row.problems.lost).length,
    labels: labelsOf(plan, { form, values }),
    form: targetsOf(form),
  };
});

async function scanned(contents: Contents, limits: ImportLimits): Promise<{ records: ReadRecord[]; whole: boolean }> {
  const records: ReadRecord[] = [];
  const until = performance.now() + scanMs;
  let bytes = 0;
  for await (const record of recordsOf(contents, limits, (read) => (bytes += read))) {
    const enough = records.length >= scannedRecords || bytes > scannedBytes || performance.now() > until;
    if (enough && records.length > 0) return { records, whole: false };
    records.push(record);
  }
  return { records, whole: true };
}

/** What can be told without opening a picture. */
function problemsOf(
  { value, problems: earlier = [] }: ReadRecord,
  { mapping, contents }: { readonly mapping: Mapping; readonly contents: Contents },
): { lost: boolean; list: readonly Problem[] } {
  if (value === null) return { lost: true, list: earlier };
  const { record, problems } = mapRecord(value, mapping);
  const list = [...earlier, ...problems];
  if (record === null) return { lost: true, list };
  const missing = Object.values(record.fields).flatMap((field) =>
    field.kind === "named-picture" && contents.pictures.find(field.name) === undefined
      ? [found("import.picture-missing", { name: field.name })]
      : [],
  );
  return { lost: missing.length > 0, list: [...list, ...missing] };
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > cellLength ? `${text.slice(0, cellLength)}…` : text;
}

const cellsOf = (value: JsonObject | null): Readonly<Record<string, string>> =>
  value === null
    ? {}
    : Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => isColumn(name))
          .map(([name, each]) => [name, cell(each)]),
      );

/** What columns can be mapped to. */
const targetsOf = (form: Form) => ({
  fields: form.fields.map(({ name, title, kind, required }) => ({ name, title, kind, required })),
  questions: form.questions.map((question) => ({
    name: question.name,
    title: question.title,
    importable: anyQuestionType(question.type).formats.parse !== undefined,
    labels: labelValues(question).map(({ value, title }) => ({ value, title })),
  })),
});
