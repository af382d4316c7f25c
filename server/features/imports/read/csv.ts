import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Problem } from "@keyhole/shared/errors";
import type { ImportLimits } from "../limits.ts";
import { encodingProblem, isUtf16 } from "./lines.ts";
import { type ByteSource, found, type ReadRecord } from "./record.ts";

const delimiters = [",", ";", "\t", "|"] as const;

class NotUtf8 extends Error {}

/** The delimiter that the first line has most of, outside quotes; a comma where it has none. */
export function delimiterOf(head: string): string {
  const line = (head.split(/\r?\n/u, 1)[0] ?? "").replaceAll(/"(?:[^"]|"")*"/gu, "");
  const counts = delimiters.map((delimiter) => [delimiter, line.split(delimiter).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/**
 * Rows of a table (RFC 4180, UTF-8) as objects of strings; the first row names the columns. Empty cells are left out. A
 * cell is only ever text: what looks like a formula stays what it is.
 */
export async function* readCsv(source: ByteSource, limits: ImportLimits): AsyncGenerator<ReadRecord> {
  const problems: { line: number; problem: Problem }[] = [];
  const at = (line: number | null) => ({ file: source.name, line });
  const text = decoded(source);
  const first = await text.next();
  if (first.done === true) {
    yield { place: at(1), value: null, problems: [first.value === null ? found("import.empty") : first.value] };
    return;
  }
  const parser = Readable.from(rejoined(first.value, text), { objectMode: false }).pipe(
    parse({
      delimiter: delimiterOf(first.value),
      bom: true,
      info: true,
      relax_column_count: true,
      // A quote inside an unquoted cell is just a quote.
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: limits.recordBytes,
      skip_records_with_error: true,
      on_skip: (error) => {
        problems.push({ line: lineOf(error), problem: csvProblem(error, limits) });
        return undefined;
      },
    }),
  );
  let names: readonly string[] | null = null;
  try {
    // `info: true` makes each record this pair.
    for await (const row of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      yield* reported(problems, at);
      const { record, info } = row;
      if (names === null) {
        names = columnNames(record);
        if (names.length > limits.keys) {
          yield { place: at(1), value: null, problems: [found("import.too-many-keys", { limit: limits.keys })] };
          return;
        }
      } else yield rowOf(names, record, at(info.lines));
    }
    yield* reported(problems, at);
  } catch (cause) {
    yield* reported(problems, at);
    if (cause instanceof NotUtf8) yield { place: at(parser.info.lines), value: null, problems: [encodingProblem()] };
    else if (cause instanceof CsvError) {
      yield { place: at(lineOf(cause)), value: null, problems: [csvProblem(cause, limits)] };
    } else throw cause;
  } finally {
    parser.destroy();
  }
}

function* reported(problems: { line: number; problem: Problem }[], at: (line: number) => ReadRecord["place"]) {
  for (const { line, problem } of problems.splice(0)) {
    yield { place: at(line), value: null, problems: [problem] } satisfies ReadRecord;
  }
}

function rowOf(names: readonly string[], record: readonly string[], place: ReadRecord["place"]): ReadRecord {
  if (record.length !== names.length) {
    const values = { expected: names.length, count: record.length };
    return { place, value: null, problems: [found("import.row-length", values)] };
  }
  const cells = names.flatMap((name, index) => {
    const cell = record[index] ?? "";
    return cell === "" ? [] : [[name, cell] as const];
  });
  return { place, value: Object.fromEntries(cells) };
}

/** Every column gets a name of its own: a missing one is numbered, a repeated one too. */
function columnNames(header: readonly string[]): string[] {
  const names: string[] = [];
  for (const [index, given] of header.entries()) {
    const name = given.trim() === "" ? `column ${index + 1}` : given.trim();
    names.push(names.includes(name) ? `${name} (${index + 1})` : name);
  }
  return names;
}

const lineOf = (error: unknown): number =>
  error instanceof CsvError && "lines" in error && typeof error["lines"] === "number" ? error["lines"] : 1;

const csvProblem = (error: unknown, limits: ImportLimits): Problem =>
  error instanceof CsvError && error.code === "CSV_MAX_RECORD_SIZE"
    ? found("import.record-too-large", { limit: limits.recordBytes })
    : found("import.csv-quotes");

/** The file as text; returns the problem where it is no UTF-8 from the start, throws `NotUtf8` later on. */
async function* decoded(source: ByteSource): AsyncGenerator<string, Problem | null> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let any = false;
  for await (const piece of source.read()) {
    if (!any && isUtf16(piece)) return encodingProblem();
    const text = decode(decoder, piece);
    if (text === null) {
      if (!any) return encodingProblem();
      throw new NotUtf8();
    }
    if (text !== "") any = true;
    if (text !== "") yield text;
  }
  if (decode(decoder, null) === null) throw new NotUtf8();
  return null;
}

function decode(decoder: TextDecoder, piece: Uint8Array | null): string | null {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    return null;
  }
}

async function* rejoined(first: string, rest: AsyncGenerator<string, unknown>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
