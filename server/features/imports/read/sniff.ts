import { sniffImage } from "../../../images/sniff.ts";
import { decodeUtf8 } from "./lines.ts";

export const importFormats = ["jsonl", "json", "coco", "csv", "conll", "zip", "picture", "unknown"] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Bytes from the start that the format is told from. */
export const headBytes = 64 * 1024;

const pictureEnding = /\.(jpe?g|png|webp|gif|tiff?|bmp|svg|avif|heic)$/iu;
const byEnding: readonly (readonly [RegExp, ImportFormat])[] = [
  [/\.(jsonl|ndjson)$/iu, "jsonl"],
  [/\.(csv|tsv)$/iu, "csv"],
  [/\.(conll|bio|iob|iob2)$/iu, "conll"],
];

export const looksLikePicture = (name: string): boolean => pictureEnding.test(name);

/**
 * What a file is, from its first bytes; its name decides only between text formats and where the content says nothing. A
 * picture's content is looked at again, and whole, when it is imported.
 */
export function sniffFormat(name: string, head: Uint8Array): ImportFormat {
  if (Buffer.from(head.subarray(0, 4)).toString("hex") === "504b0304") return "zip";
  if (looksLikePicture(name) || sniffImage(head).ok) return "picture";
  // The head may end inside a character.
  const text = [0, 1, 2, 3].map((cut) => decodeUtf8(head.subarray(0, head.length - cut))).find((each) => each !== null);
  const named = byEnding.find(([ending]) => ending.test(name))?.[1];
  if (text === undefined || text === null) return named ?? (/\.json$/iu.test(name) ? "json" : "unknown");
  const trimmed = text.replace(/^\uFEFF/u, "").trimStart();
  if (named !== undefined) return named;
  if (trimmed.startsWith("[")) return "json";
  if (trimmed.startsWith("{")) return objectFormat(name, trimmed);
  const lines = trimmed.split(/\r?\n/u).slice(0, 200);
  if (lines.some((line) => /^\S+[\t ].*\b([BI]-\S+)\s*$/u.test(line) || /^\S+[\t ](\S+[\t ])*O\s*$/u.test(line))) {
    return "conll";
  }
  return /[,;\t|]/u.test(lines[0] ?? "") && !lines[0]?.includes("\0") ? "csv" : "unknown";
}

function objectFormat(name: string, text: string): ImportFormat {
  const [first = "", second = ""] = text.split(/\r?\n/u);
  const lines = isJson(first) && (second === "" || second.trimStart().startsWith("{"));
  const coco = /"(images|annotations|categories|licenses)"\s*:\s*\[/u.test(text);
  if (coco && (!lines || second === "")) return "coco";
  return lines && !/\.json$/iu.test(name) ? "jsonl" : lines && second !== "" ? "jsonl" : "json";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
