import type { ImportLimits } from "../limits.ts";
import { parseJson } from "./json-value.ts";
import { linesOf } from "./lines.ts";
import { type ByteSource, found, isObject, type ReadRecord } from "./record.ts";

/** One object a line; blank lines are left out. */
export async function* readJsonl(source: ByteSource, limits: ImportLimits): AsyncGenerator<ReadRecord> {
  for await (const line of linesOf(source, limits.recordBytes)) {
    const place = { file: source.name, line: line.number };
    if (line.text === null) yield { place, value: null, problems: [line.problem] };
    else if (line.text.trim() !== "") {
      const read = parseJson(line.text, limits);
      if (!read.ok) yield { place, value: null, problems: [read.failure] };
      else if (isObject(read.value)) yield { place, value: read.value };
      else yield { place, value: null, problems: [found("import.not-object")] };
    }
  }
}
