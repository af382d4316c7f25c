import type { CocoCategory, CocoShape } from "../questions/question-type.ts";

export interface CocoImage {
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A COCO file written piece by piece, so that an export of any size streams: `header`, then `image` for every picture,
 * then `annotation` for every shape, then `footer`; joined in this order they are one JSON document. Ids count from 1 as
 * COCO's own files do. Pictures come before shapes because a JSON member cannot be continued later: an export passes
 * over its annotations twice.
 */
export interface CocoWriter {
  readonly header: () => string;
  /** The piece and the id by which shapes name the picture. */
  readonly image: (image: CocoImage) => { readonly piece: string; readonly id: number };
  readonly annotation: (imageId: number, shape: CocoShape) => string;
  readonly footer: () => string;
}

/** `description` stands in the file's `info`. Categories of the same name are one; a shape of another is a bug. */
export function cocoWriter(categories: readonly CocoCategory[], description: string): CocoWriter {
  const unique = [...new Map(categories.map((each) => [each.name, each])).values()];
  const ids = new Map(unique.map(({ name }, index) => [name, index + 1]));
  let [images, annotations, inAnnotations] = [0, 0, false];
  const between = (count: number): string => (count === 1 ? "\n" : ",\n");
  const openAnnotations = (): string => {
    const piece = inAnnotations ? "" : '\n],\n"annotations": [';
    inAnnotations = true;
    return piece;
  };
  return {
    header: () => {
      const list = unique.map(({ name, keypoints, skeleton = [] }, index) => ({
        id: index + 1,
        name,
        supercategory: "",
        ...(keypoints === undefined ? {} : { keypoints, skeleton }),
      }));
      return `{\n"info": ${JSON.stringify({ description })},\n"licenses": [],\n"categories": ${JSON.stringify(list)},\n"images": [`;
    },
    image: ({ fileName, width, height }) => {
      if (inAnnotations) throw new Error("every image comes before the first annotation");
      const id = ++images;
      return { piece: between(id) + JSON.stringify({ id, file_name: fileName, width, height }), id };
    },
    annotation: (imageId, { category, ...shape }) => {
      const categoryId = ids.get(category);
      if (categoryId === undefined) throw new Error("a shape's category is not in the header");
      const open = openAnnotations();
      const id = ++annotations;
      return open + between(id) + JSON.stringify({ id, image_id: imageId, category_id: categoryId, ...shape });
    },
    footer: () => `${openAnnotations()}\n]\n}\n`,
  };
}
