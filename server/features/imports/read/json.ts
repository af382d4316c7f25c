import type { ImportLimits } from "../limits.ts";
import { jsonElements } from "./json-elements.ts";
import { parseJson } from "./json-value.ts";
import { type ByteSource, found, isObject, type ReadRecord } from "./record.ts";

/** Members of an outer object that hold the records, where the file is no list itself. */
const listNames = new Set(["data", "items", "examples", "records", "rows"]);

/** `[{...}, ...]` or `{"data": [{...}, ...]}` (also items, examples, records, rows). */
export async function* readJson(source: ByteSource, limits: ImportLimits): AsyncGenerator<ReadRecord> {
  let lists = 0;
  for await (const { key, index, line, text, problem } of jsonElements(source, limits.recordBytes)) {
    const place = { file: source.name, line };
    if (text === null) yield { place, value: null, problems: problem === undefined ? [] : [problem] };
    else if (index !== null && (key === null || listNames.has(key))) {
      lists += 1;
      const read = parseJson(text, limits);
      if (!read.ok) yield { place, value: null, problems: [read.failure] };
      else if (isObject(read.value)) yield { place, value: read.value };
      else yield { place, value: null, problems: [found("import.not-object")] };
    }
  }
  if (lists === 0)
    yield { place: { file: source.name, line: 1 }, value: null, problems: [found("import.json-no-list")] };
}
