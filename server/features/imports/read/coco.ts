import { cocoToItems } from "@keyhole/shared/formats/coco-reader";
import type { ImportLimits } from "../limits.ts";
import { jsonElements } from "./json-elements.ts";
import { parseJson } from "./json-value.ts";
import { type ByteSource, found, isObject, type JsonObject, type ReadRecord } from "./record.ts";

type Lists = { readonly images: JsonObject[]; readonly categories: JsonObject[]; byImage: Map<string, JsonObject[]> };

/** What a COCO annotation is read from; the rest of its members is dropped while the file streams. */
const kept = ["id", "image_id", "category_id", "bbox", "segmentation", "keypoints", "iscrowd"] as const;

/**
 * A COCO file as one record a picture: `{image, boxes, polygons, keypoints, width, height, coco_id}`. The file streams,
 * but its annotations must be held until their picture is known: `limits.cocoAnnotations` bounds them.
 */
export async function* readCoco(source: ByteSource, limits: ImportLimits): AsyncGenerator<ReadRecord> {
  const lists: Lists = { images: [], categories: [], byImage: new Map() };
  const place = (line: number | null) => ({ file: source.name, line });
  let annotations = 0;
  for await (const { key, index, line, text, problem } of jsonElements(source, limits.recordBytes)) {
    if (text === null) {
      yield { place: place(line), value: null, problems: problem === undefined ? [] : [problem] };
      continue;
    }
    if (index === null || (key !== "images" && key !== "annotations" && key !== "categories")) continue;
    const read = parseJson(text, limits);
    if (!read.ok || !isObject(read.value)) {
      yield { place: place(line), value: null, problems: [read.ok ? found("import.not-object") : read.failure] };
      continue;
    }
    if (key !== "annotations") lists[key].push(read.value);
    else if (++annotations > limits.cocoAnnotations) {
      const over = found("import.too-many-annotations", { limit: limits.cocoAnnotations });
      yield { place: place(line), value: null, problems: [over] };
      return;
    } else keep(lists.byImage, read.value);
  }
  yield* records(lists, source.name);
}

function keep(byImage: Map<string, JsonObject[]>, annotation: JsonObject): void {
  const image = String(annotation["image_id"]);
  const only = Object.fromEntries(kept.flatMap((key) => (key in annotation ? [[key, annotation[key]]] : [])));
  const list = byImage.get(image);
  if (list === undefined) byImage.set(image, [only]);
  else list.push(only);
}

/** Each picture is read by itself, so that one with many annotations does not hold up the process. */
function* records({ images, categories, byImage }: Lists, file: string): Generator<ReadRecord> {
  for (const image of images) {
    const id = String(image["id"]);
    const annotations = byImage.get(id) ?? [];
    byImage.delete(id);
    const read = cocoToItems({ images: [image], annotations, categories });
    const item = read.ok ? read.value.items[0] : undefined;
    const name = typeof image["file_name"] === "string" ? image["file_name"] : id;
    const place = { file: `${file}: ${name}`, line: null };
    const problems = read.ok ? read.value.problems : read.failure;
    if (item === undefined) yield { place, value: null, problems };
    else {
      const { fileName, imageId, boxes, polygons, keypoints, width, height } = item;
      const shapes = {
        ...(boxes.length > 0 ? { boxes } : {}),
        ...(polygons.length > 0 ? { polygons } : {}),
        ...(keypoints.length > 0 ? { keypoints } : {}),
      };
      const value = { image: fileName, coco_id: imageId, width, height, ...shapes };
      yield { place, value, ...(problems.length === 0 ? {} : { problems }) };
    }
  }
  for (const [id, list] of byImage) {
    const problem = found("import.coco-image-missing", { id, count: list.length });
    yield { place: { file, line: null }, value: null, problems: [problem] };
  }
}
