import type { ConversationValue, FieldValue } from "@keyhole/shared/fields/field-type";
import { idOf } from "@keyhole/shared/ids";
import type { FieldKind } from "@keyhole/shared/vocabulary";
import { t } from "../../i18n/t.ts";

export const samplePictureSize = { width: 960, height: 640 };

const sampleBlob = idOf<"blob">().parse("AAAAAAAAAAAAAAAAAAAAAA");

const conversation = (): ConversationValue => ({
  kind: "conversation",
  turns: [
    { role: "system", text: t("manage.sample.system") },
    { role: "user", text: t("manage.sample.user") },
  ],
  candidates: [
    { id: "a", text: t("manage.sample.responseA") },
    { id: "b", text: t("manage.sample.responseB") },
  ],
});

/** What a field of the preview shows: made here, no data of the project. */
export function sampleValue(kind: FieldKind): FieldValue {
  switch (kind) {
    case "image":
      return { kind: "image", blob: sampleBlob, ...samplePictureSize };
    case "text":
      return { kind: "text", text: t("manage.sample.text") };
    case "conversation":
      return conversation();
  }
}

/** A small street scene, drawn: something to put boxes, outlines and points on. Gives a `blob:` address. */
export async function drawSamplePicture(): Promise<string> {
  const { width, height } = samplePictureSize;
  const canvas = new OffscreenCanvas(width, height);
  const paint = canvas.getContext("2d");
  if (paint === null) throw new Error("no canvas");
  const fill = (colour: string, draw: () => void) => {
    paint.fillStyle = colour;
    paint.beginPath();
    draw();
    paint.fill();
  };
  const rect = (colour: string, box: readonly [number, number, number, number]) =>
    fill(colour, () => paint.rect(...box));
  const disc = (colour: string, [x, y, radius]: readonly [number, number, number]) =>
    fill(colour, () => paint.arc(x, y, radius, 0, Math.PI * 2));
  rect("#a9c6de", [0, 0, width, 340]);
  rect("#8c9a7c", [0, 330, width, 90]);
  rect("#6f747b", [0, 420, width, 220]);
  for (let x = 20; x < width; x += 150) rect("#d6d2c4", [x, 520, 80, 10]);
  for (const [x, top, colour] of [
    [40, 120, "#b58a6a"],
    [230, 60, "#94705a"],
    [640, 150, "#a49a88"],
    [800, 90, "#7d6a66"],
  ] as const) {
    rect(colour, [x, top, 140, 350 - top]);
    for (let row = top + 20; row < 300; row += 56) {
      for (let column = x + 18; column < x + 120; column += 42) rect("#dfe7ea", [column, row, 22, 30]);
    }
  }
  for (const [x, y] of [
    [430, 250],
    [585, 280],
  ] as const) {
    rect("#5d4a3a", [x - 7, y + 40, 14, 90]);
    disc("#4f7a4c", [x, y, 56]);
  }
  // Two cars and three people.
  for (const [x, y, colour] of [
    [120, 455, "#b8433c"],
    [590, 480, "#3c5fa8"],
  ] as const) {
    rect(colour, [x, y, 190, 56]);
    fill(colour, () => {
      paint.moveTo(x + 30, y);
      paint.lineTo(x + 62, y - 42);
      paint.lineTo(x + 132, y - 42);
      paint.lineTo(x + 166, y);
    });
    rect("#cfdde4", [x + 66, y - 34, 60, 30]);
    disc("#24272b", [x + 42, y + 58, 22]);
    disc("#24272b", [x + 150, y + 58, 22]);
  }
  for (const [x, y, colour] of [
    [370, 395, "#d9a441"],
    [418, 405, "#5a8f7b"],
    [880, 400, "#8c5a8f"],
  ] as const) {
    disc("#c99a7a", [x, y - 44, 13]);
    rect(colour, [x - 14, y - 30, 28, 48]);
    rect("#3b4250", [x - 12, y + 18, 10, 40]);
    rect("#3b4250", [x + 2, y + 18, 10, 40]);
  }
  return URL.createObjectURL(await canvas.convertToBlob({ type: "image/png" }));
}
