import { conllReader, type ConllSentence } from "@keyhole/shared/formats/conll-reader";
import type { ImportLimits } from "../limits.ts";
import { linesOf } from "./lines.ts";
import type { ByteSource, ReadRecord } from "./record.ts";

/** Sentences as `{text, spans}`; the tags become spans in code points. */
export async function* readConllFile(source: ByteSource, limits: ImportLimits): AsyncGenerator<ReadRecord> {
  const reader = conllReader();
  const record = (sentence: ConllSentence): ReadRecord => ({
    place: { file: source.name, line: sentence.line },
    value: { text: sentence.text, spans: sentence.spans },
    ...(sentence.problems.length === 0 ? {} : { problems: sentence.problems }),
  });
  for await (const line of linesOf(source, limits.recordBytes)) {
    if (line.text === null) {
      yield { place: { file: source.name, line: line.number }, value: null, problems: [line.problem] };
      // The reader counts lines itself.
      reader.line("");
      continue;
    }
    const sentence = reader.line(line.text);
    if (sentence !== null) yield record(sentence);
  }
  const last = reader.end();
  if (last !== null) yield record(last);
}
