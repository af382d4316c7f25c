import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// What is true of the real data, as somebody knows it who looks at it. Nothing of the data lies in the project: it is read
// from the folder that `KEYHOLE_REAL_DATA` names, else from `../shared/data`.

const folder = process.env["KEYHOLE_REAL_DATA"] ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const files = ["coco/instances.json", "preference/pairs.jsonl", "ner/wnut17-dev.conll"] as const;

/** False where the data is not there; then it has been said, loudly. */
export const hasRealData: boolean = files.every((file) => existsSync(join(folder, file)));
if (!hasRealData)
  console.warn(`NOT RUN: real data; set KEYHOLE_REAL_DATA to a folder that holds ${files.join(", ")} and the pictures`);

/** Pixels of the oriented picture. */
export interface TrueBox {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TruePicture {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Boxes of one label stand together, as somebody works through a picture. */
  readonly boxes: readonly TrueBox[];
}

interface Coco {
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly annotations: readonly {
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly [number, number, number, number];
  }[];
}

/** The first pictures by name, and every name that any picture's boxes may have, the most frequent first. */
export function realPictures(count: number): { readonly pictures: readonly TruePicture[]; readonly labels: string[] } {
  const coco = JSON.parse(readFileSync(join(folder, "coco/instances.json"), "utf8")) as Coco; // COCO's own format
  const names = new Map(coco.categories.map(({ id, name }) => [id, name]));
  const uses = new Map<number, number>();
  for (const { category_id: id } of coco.annotations) uses.set(id, (uses.get(id) ?? 0) + 1);
  const usesOf = (id: number): number => uses.get(id) ?? 0;
  const pictures = coco.images
    .toSorted((one, other) => (one.file_name < other.file_name ? -1 : 1))
    .slice(0, count)
    .map(({ id, file_name: name }): TruePicture => ({
      name,
      bytes: new Uint8Array(readFileSync(join(folder, "coco", name))),
      boxes: coco.annotations
        .filter(({ image_id: image }) => image === id)
        .toSorted(
          (one, other) => usesOf(other.category_id) - usesOf(one.category_id) || one.category_id - other.category_id,
        )
        .map(({ category_id: category, bbox: [x, y, width, height] }) => ({
          label: names.get(category) ?? "",
          x,
          y,
          width,
          height,
        })),
    }));
  const labels = coco.categories.toSorted((one, other) => usesOf(other.id) - usesOf(one.id)).map(({ name }) => name);
  return { pictures, labels };
}

export interface TruePair {
  readonly prompt: string;
  readonly responses: readonly { readonly id: string; readonly text: string }[];
  /** Id of the better response: by the rule of this house, the one with fewer characters. */
  readonly better: string;
}

export function realPairs(count: number): readonly TruePair[] {
  const lines = readFileSync(join(folder, "preference/pairs.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const pairs = lines.map((line) => JSON.parse(line) as Omit<TruePair, "better">); // the file's own members
  const different = pairs.filter(({ responses: [one, other] }) => one?.text.length !== other?.text.length);
  return different.slice(0, count).map(({ prompt, responses }) => {
    const [best] = responses.toSorted((one, other) => one.text.length - other.text.length);
    return { prompt, responses: responses.map(({ id, text }) => ({ id, text })), better: best?.id ?? "" };
  });
}

/** Offsets in code points. */
export interface TrueSpan {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

export interface TruePost {
  readonly text: string;
  readonly spans: readonly TrueSpan[];
}

/** The first posts that name something, their tokens with one space between them; and every label. */
export function realPosts(count: number): { readonly posts: readonly TruePost[]; readonly labels: string[] } {
  const blocks = readFileSync(join(folder, "ner/wnut17-dev.conll"), "utf8").split(/\n\s*\n/);
  const all = blocks.map(postOf);
  const seen = new Set<string>();
  const posts = all.filter(({ text, spans }) => {
    const isNew = spans.length > 0 && !seen.has(text);
    seen.add(text);
    return isNew;
  });
  const labels = [...new Set(all.flatMap(({ spans }) => spans.map(({ label }) => label)))].toSorted();
  return { posts: posts.slice(0, count), labels };
}

function postOf(block: string): TruePost {
  const spans: { label: string; start: number; end: number }[] = [];
  let text = "";
  for (const line of block.split("\n").filter((each) => each.trim() !== "")) {
    const [token = "", tag = "O"] = line.split("\t");
    if (text !== "") text += " ";
    const start = Array.from(text).length;
    text += token;
    const end = Array.from(text).length;
    const last = spans.at(-1);
    if (tag.startsWith("B-")) spans.push({ label: tag.slice(2), start, end });
    else if (tag.startsWith("I-") && last !== undefined) last.end = end;
  }
  return { text, spans };
}
