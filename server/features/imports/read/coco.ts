import { cocoToItems } from "@keyhole/shared/formats/coco-reader";
import type { ImportLimits } from "../limits.ts";
import { type JsonElement, jsonElements } from "./json-elements.ts";
import { parseJson } from "./json-value.ts";
import { type ByteSource, found, isObject, type JsonObject, type ReadRecord } from "./record.ts";

/** What a COCO annotation and picture are read from; the rest of their members is dropped while the file streams. */
const annotationKeys = ["id", "image_id", "category_id", "bbox", "segmentation", "keypoints", "iscrowd"] as const;
const imageKeys = ["id", "file_name", "width", "height"] as const;

const picked = (from: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (key in from ? [[key, from[key]]] : [])));

interface Outline {
  readonly images: JsonObject[];
  readonly categories: JsonObject[];
  /** How many annotations each picture has, in the file's words for it. */
  readonly counts: Map<string, number>;
}

/**
 * A COCO file as one record a picture: `{image, boxes, polygons, keypoints, skeletons, masks, width, height, coco_id}`. A
 * picture's annotations may stand anywhere in the file, so it is read several times: once for the pictures and how many
 * annotations each has, then once for each run of pictures that together have no more than `limits.cocoHeld`, the most
 * that are held at once.
 */
export async function* readCoco(source: ByteSource, limits: ImportLimits): AsyncGenerator<ReadRecord> {
  const outline: Outline = { images: [], categories: [], counts: new Map() };
  if (!(yield* readOutline(source, limits, outline))) return;
  const { images, counts } = outline;
  for (let start = 0; start < images.length;) {
    const end = endOfRun(outline, start, limits.cocoHeld);
    const run = images.slice(start, end);
    const held = await annotationsOf(source, limits, new Set(run.map(({ id }) => String(id))));
    for (const image of run) {
      const id = String(image["id"]);
      yield recordOf({ image, annotations: held.get(id) ?? [], categories: outline.categories }, source.name);
      held.delete(id);
    }
    start = end;
  }
  for (const { id } of images) counts.delete(String(id));
  for (const [id, count] of counts) {
    const problem = found("import.coco-image-missing", { id, count });
    yield { place: { file: source.name, line: null }, value: null, problems: [problem] };
  }
}

const placeOf = (source: ByteSource, line: number | null) => ({ file: source.name, line });

/** The first time through: what is wrong with parts of the file is said now. False where the file is refused. */
async function* readOutline(
  source: ByteSource,
  limits: ImportLimits,
  { images, categories, counts }: Outline,
): AsyncGenerator<ReadRecord, boolean> {
  let annotations = 0;
  for await (const element of jsonElements(source, limits.recordBytes)) {
    const { key, line, text, problem } = element;
    if (text === null) {
      yield { place: placeOf(source, line), value: null, problems: problem === undefined ? [] : [problem] };
      continue;
    }
    if (!isListed(element)) continue;
    const read = parseJson(text, limits);
    if (!read.ok || !isObject(read.value)) {
      const problems = [read.ok ? found("import.not-object") : read.failure];
      yield { place: placeOf(source, line), value: null, problems };
      continue;
    }
    if (key === "images") images.push(picked(read.value, imageKeys));
    else if (key === "categories") categories.push(read.value);
    else if (++annotations > limits.cocoAnnotations) {
      const over = found("import.too-many-annotations", { limit: limits.cocoAnnotations });
      yield { place: placeOf(source, line), value: null, problems: [over] };
      return false;
    } else {
      const image = String(read.value["image_id"]);
      counts.set(image, (counts.get(image) ?? 0) + 1);
    }
  }
  return true;
}

const lists: ReadonlySet<string | null> = new Set(["images", "annotations", "categories"]);
const isListed = ({ key, index }: JsonElement): boolean => index !== null && lists.has(key);

/** One picture at least, however many annotations it has. */
function endOfRun({ images, counts }: Outline, start: number, most: number): number {
  let end = start;
  for (let sum = 0; end < images.length; end++) {
    sum += counts.get(String(images[end]?.["id"])) ?? 0;
    if (sum > most && end > start) break;
  }
  return end;
}

/** Another time through, for the annotations of these pictures. */
async function annotationsOf(
  source: ByteSource,
  limits: ImportLimits,
  wanted: ReadonlySet<string>,
): Promise<Map<string, JsonObject[]>> {
  const held = new Map<string, JsonObject[]>();
  for await (const { key, index, text } of jsonElements(source, limits.recordBytes)) {
    if (key !== "annotations" || index === null || text === null) continue;
    const read = parseJson(text, limits);
    if (!read.ok || !isObject(read.value)) continue;
    const image = String(read.value["image_id"]);
    if (!wanted.has(image)) continue;
    const list = held.get(image) ?? [];
    if (list.length === 0) held.set(image, list);
    list.push(picked(read.value, annotationKeys));
  }
  return held;
}

/** Each picture is read by itself, so that one with many annotations does not hold up the others. */
function recordOf(
  given: { readonly image: JsonObject; readonly annotations: readonly JsonObject[]; readonly categories: JsonObject[] },
  file: string,
): ReadRecord {
  const { image, annotations, categories } = given;
  const read = cocoToItems({ images: [image], annotations, categories });
  const item = read.ok ? read.value.items[0] : undefined;
  const name = typeof image["file_name"] === "string" ? image["file_name"] : String(image["id"]);
  const place = { file: `${file}: ${name}`, line: null };
  const problems = read.ok ? read.value.problems : read.failure;
  if (item === undefined) return { place, value: null, problems };
  const { fileName, imageId, boxes, polygons, keypoints, skeletons, masks, width, height } = item;
  const shapes = {
    ...(boxes.length > 0 ? { boxes } : {}),
    ...(polygons.length > 0 ? { polygons } : {}),
    ...(keypoints.length > 0 ? { keypoints } : {}),
    ...(skeletons.length > 0 ? { skeletons } : {}),
    ...(masks.length > 0 ? { masks } : {}),
  };
  const value = { image: fileName, coco_id: imageId, width, height, ...shapes };
  return { place, value, ...(problems.length === 0 ? {} : { problems }) };
}
