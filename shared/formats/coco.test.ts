import { describe, expect, it } from "vitest";
import { box } from "../questions/box/box.ts";
import { keypoint } from "../questions/keypoint/keypoint.ts";
import { mask } from "../questions/mask/mask.ts";
import { polygon } from "../questions/polygon/polygon.ts";
import { cocoToItems } from "./coco-reader.ts";
import { cocoWriter } from "./coco-writer.ts";

const sample = {
  images: [{ id: 7, file_name: "a.png", width: 100, height: 50 }],
  categories: [
    { id: 1, name: "traffic light" },
    { id: 3, name: "face", keypoints: ["nose", "chin"] },
  ],
  annotations: [
    {
      id: 1,
      image_id: 7,
      category_id: 1,
      bbox: [10, 10, 20.5, 30],
      segmentation: [[10, 10, 30, 10, 30, 40]],
      iscrowd: 0,
    },
    { id: 2, image_id: 7, category_id: 3, bbox: [0, 0, 9, 9], keypoints: [1, 2, 2, 3, 4, 1], num_keypoints: 2 },
    {
      id: 3,
      image_id: 7,
      category_id: 1,
      bbox: [0, 0, 100, 50],
      segmentation: { counts: [1, 2], size: [50, 100] },
      iscrowd: 1,
    },
    { id: 4, image_id: 7, category_id: 1, bbox: [0, 0, 5, 5], segmentation: { counts: "abc", size: [50, 100] } },
    { id: 5, image_id: 8, category_id: 1, bbox: [0, 0, 5, 5] },
    { id: 6, image_id: 7, category_id: 9, bbox: [0, 0, 5, 5] },
    { id: 7, image_id: 7, category_id: 1, bbox: [0, 0, -5, 5] },
    "nonsense",
  ],
};
const facts = { kind: "image", width: 100, height: 50 } as const;

describe("cocoToItems", () => {
  it("reads what it can and says what it left out", () => {
    const read = cocoToItems(sample);
    if (!read.ok) throw new Error("not read");
    expect(read.value.items).toEqual([
      {
        imageId: "7",
        fileName: "a.png",
        width: 100,
        height: 50,
        boxes: [
          { label: "traffic light", bbox: [10, 10, 20.5, 30] },
          { label: "face", bbox: [0, 0, 9, 9] },
          { label: "traffic light", bbox: [0, 0, 5, 5] },
        ],
        polygons: [
          { label: "traffic light", segmentation: [[10, 10, 30, 10, 30, 40]] },
          { label: "traffic light", segmentation: { counts: "abc", size: [50, 100] } },
        ],
        keypoints: [
          { label: "nose", x: 1, y: 2, visibility: "visible", object: "a1" },
          { label: "chin", x: 3, y: 4, visibility: "occluded", object: "a1" },
        ],
        skeletons: [
          {
            label: "face",
            points: [
              { name: "nose", x: 1, y: 2, visibility: "visible" },
              { name: "chin", x: 3, y: 4, visibility: "occluded" },
            ],
          },
        ],
        masks: [
          { label: "traffic light", segmentation: [[10, 10, 30, 10, 30, 40]], iscrowd: 0 },
          { label: "traffic light", segmentation: { counts: [1, 2], size: [50, 100] }, iscrowd: 1 },
          { label: "traffic light", segmentation: { counts: "abc", size: [50, 100] }, iscrowd: 0 },
        ],
      },
    ]);
    expect(read.value.problems.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["annotations.2", "coco.crowd"],
      ["annotations.4", "coco.image-unknown"],
      ["annotations.5", "coco.category-unknown"],
      ["annotations.6", "coco.annotation"],
      ["annotations.7", "coco.annotation"],
    ]);
  });

  it("refuses what is not COCO", () => {
    for (const raw of [null, [], { images: 3 }, "x"]) expect(cocoToItems(raw).ok).toBe(false);
  });
});

describe("cocoWriter", () => {
  it("writes pieces that are one document, which reads back as the same answers", () => {
    const read = cocoToItems(sample);
    const item = read.ok ? read.value.items[0] : undefined;
    const settings = {
      box: box.settings.parse({ labels: ["traffic light", "face"] }),
      polygon: polygon.settings.parse({ labels: ["traffic light"] }),
      keypoint: keypoint.settings.parse({ labels: ["nose", "chin"], object: "face" }),
    };
    const boxes = box.formats.parse?.(item?.boxes, settings.box, facts).answer;
    const polygons = polygon.formats.parse?.(item?.polygons, settings.polygon, facts).answer;
    const points = keypoint.formats.parse?.(item?.keypoints, settings.keypoint, facts).answer;
    if (boxes === undefined || polygons === undefined || points === undefined) throw new Error("not parsed");

    const categories = [
      ...(box.formats.cocoCategories?.(settings.box) ?? []),
      ...(keypoint.formats.cocoCategories?.(settings.keypoint) ?? []),
    ];
    const writer = cocoWriter(categories, "test");
    const image = writer.image({ fileName: "a.png", width: 100, height: 50 });
    const shapes = [
      ...(polygon.formats.coco?.(polygons, settings.polygon) ?? []),
      ...(keypoint.formats.coco?.(points, settings.keypoint) ?? []),
    ];
    const pieces = [
      writer.header(),
      image.piece,
      ...shapes.map((shape) => writer.annotation(image.id, shape)),
      writer.footer(),
    ];
    const document: unknown = JSON.parse(pieces.join(""));
    expect(document).toMatchObject({
      categories: [
        { id: 1, name: "traffic light" },
        { id: 2, name: "face", keypoints: ["nose", "chin"] },
      ],
      images: [{ id: 1, file_name: "a.png", width: 100, height: 50 }],
      annotations: [
        { id: 1, image_id: 1, category_id: 1, bbox: [10, 10, 20, 30], area: 300, iscrowd: 0 },
        { id: 2, image_id: 1, category_id: 2, keypoints: [1, 2, 2, 3, 4, 1], num_keypoints: 2 },
      ],
    });
    const again = cocoToItems(document);
    expect(again).toMatchObject({
      ok: true,
      value: {
        problems: [],
        items: [{ polygons: item?.polygons.slice(0, 1), keypoints: [{ label: "nose" }, { label: "chin" }] }],
      },
    });
  });

  it("is a document without pictures and without shapes too", () => {
    const empty = cocoWriter([], "none");
    expect(JSON.parse(empty.header() + empty.footer())).toMatchObject({ images: [], annotations: [] });
    const bare = cocoWriter([{ name: "x" }], "no shapes");
    const parts = bare.header() + bare.image({ fileName: 'q"uote.png', width: 1, height: 1 }).piece + bare.footer();
    expect(JSON.parse(parts)).toMatchObject({ images: [{ file_name: 'q"uote.png' }], annotations: [] });
  });

  it("refuses a category that the header does not have, and pictures after shapes", () => {
    const writer = cocoWriter([{ name: "x" }], "");
    const shape = { category: "y", bbox: [0, 0, 1, 1], area: 1, segmentation: [], iscrowd: 0 } as const;
    expect(() => writer.annotation(1, shape)).toThrow("category");
    writer.annotation(1, { ...shape, category: "x" });
    expect(() => writer.image({ fileName: "a", width: 1, height: 1 })).toThrow("before");
  });
});

const crowd = {
  id: 8,
  image_id: 7,
  category_id: 1,
  segmentation: { counts: [100, 100, 4800], size: [50, 100] },
  iscrowd: 1,
};

describe("holes and masks", () => {
  const settings = polygon.settings.parse({ labels: ["x"] });
  const square = (left: number, side: number) => [
    [left, left],
    [left + side, left],
    [left + side, left + side],
    [left, left + side],
  ];
  const ring = { width: 100, height: 50, regions: [{ id: "r1", label: "x", rings: [square(10, 20), square(15, 10)] }] };

  it("a polygon with a hole leaves as run lengths, because COCO's polygons are united, and comes back with its hole", () => {
    const answer = polygon.answer.parse(ring);
    const [shape] = polygon.formats.coco?.(answer, settings) ?? [];
    expect(shape).toMatchObject({ bbox: [10, 10, 20, 20], area: 300, segmentation: { size: [50, 100] }, iscrowd: 0 });
    const raw = [{ label: "x", segmentation: shape?.segmentation }];
    const back = polygon.formats.parse?.(raw, settings, facts).answer;
    expect(back?.regions[0]?.rings).toHaveLength(2);
    expect(polygon.compare(answer, back ?? answer, settings).overall).toBeCloseTo(1, 9);
  });

  it("parts beside each other stay polygons", () => {
    const answer = polygon.answer.parse({
      ...ring,
      regions: [{ ...ring.regions[0], rings: [square(0, 5), square(20, 5)] }],
    });
    expect(polygon.formats.coco?.(answer, settings)[0]?.segmentation).toHaveLength(2);
  });

  it("run lengths of another picture are no outline", () => {
    const raw = [{ label: "x", segmentation: { size: [3, 3], counts: [2, 3, 4] } }];
    expect(polygon.formats.parse?.(raw, settings, facts)).toMatchObject({ problems: [{ path: [0] }] });
  });

  it("masks are read from run lengths, crowds and polygons, and leave as run lengths", () => {
    const read = cocoToItems({ ...sample, annotations: [...sample.annotations, crowd] });
    const masks = read.ok ? read.value.items[0]?.masks : [];
    const maskSettings = mask.settings.parse({ labels: ["traffic light"] });
    const parsed = mask.formats.parse?.(masks, maskSettings, facts);
    expect(parsed?.problems.map(({ path, message }) => [path[0], message])).toEqual([
      [1, "answer.mask-broken"],
      [2, "answer.mask-broken"],
    ]);
    const shapes = parsed?.answer === undefined ? [] : (mask.formats.coco?.(parsed.answer, maskSettings) ?? []);
    expect(shapes.map(({ iscrowd, area, bbox }) => ({ iscrowd, area, bbox }))).toEqual([
      // Pixels whose middle is under the diagonal.
      { iscrowd: 0, area: 300, bbox: [10, 10, 20, 29] },
      { iscrowd: 1, area: 100, bbox: [2, 0, 2, 50] },
    ]);
  });
});

describe("groups in COCO", () => {
  it("go out among the attributes and come in again; what others write there is left alone", () => {
    const settings = box.settings.parse({ labels: ["car", "plate"] });
    const regions = [
      { id: "a", label: "car", group: "g1", x: 0, y: 0, width: 50, height: 40 },
      { id: "b", label: "plate", group: "g1", x: 10, y: 20, width: 10, height: 5 },
      { id: "c", label: "car", x: 60, y: 0, width: 20, height: 20 },
    ];
    const answer = { width: 100, height: 50, regions };
    const shapes = box.formats.coco?.(answer, settings) ?? [];
    expect(shapes.map(({ attributes }) => attributes)).toEqual([{ group: "g1" }, { group: "g1" }, undefined]);
    const annotations = shapes.map(({ category, ...shape }, index) => ({
      ...shape,
      id: index,
      image_id: 1,
      category_id: category === "car" ? 1 : 2,
    }));
    const file = (list: readonly object[]) => ({
      images: [{ id: 1, file_name: "a.png", width: 100, height: 50 }],
      categories: [
        { id: 1, name: "car" },
        { id: 2, name: "plate" },
      ],
      annotations: list,
    });
    const read = cocoToItems(file(annotations));
    const boxes = read.ok ? read.value.items[0]?.boxes : undefined;
    const groups = box.formats.parse?.(boxes, settings, facts).answer?.regions.map(({ group }) => group);
    expect(groups).toEqual(["g1", "g1", undefined]);
    const foreign = cocoToItems(file(annotations.map((each) => ({ ...each, attributes: { group: 7 } }))));
    expect(foreign.ok && foreign.value.items[0]?.boxes.every((each) => !("group" in each))).toBe(true);
  });
});
