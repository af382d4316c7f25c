import type { QuestionTypeName } from "@keyhole/shared/vocabulary";
import { boxEditor } from "./box/box-editor.tsx";
import { choiceEditor } from "./choice/choice-editor.ts";
import { dateEditor } from "./date/date-editor.ts";
import type { AnyQuestionEditor } from "./editor-type.ts";
import { ellipseEditor } from "./ellipse/ellipse-editor.tsx";
import { keypointEditor } from "./keypoint/keypoint-editor.tsx";
import { listEditor } from "./list/list-editor.ts";
import { maskEditor } from "./mask/mask-editor.tsx";
import { numberEditor } from "./number/number-editor.ts";
import { pairwiseEditor } from "./pairwise/pairwise-editor.ts";
import { polygonEditor } from "./polygon/polygon-editor.tsx";
import { polylineEditor } from "./polyline/polyline-editor.tsx";
import { rankingEditor } from "./ranking/ranking-editor.ts";
import { ratingEditor } from "./rating/rating-editor.ts";
import { relationEditor } from "./relation/relation-editor.ts";
import { rotatedBoxEditor } from "./rotated-box/rotated-box-editor.tsx";
import { skeletonEditor } from "./skeleton/skeleton-editor.tsx";
import { spanEditor } from "./span/span-editor.ts";
import { taxonomyEditor } from "./taxonomy/taxonomy-editor.ts";
import { textEditor } from "./text/text-editor.ts";

/**
 * The editor of every question type; a name of the vocabulary without one fails to compile. Give an editor only settings
 * and answers that the shared type of the same name has parsed.
 */
export const questionEditors: Readonly<Record<QuestionTypeName, AnyQuestionEditor>> = {
  box: boxEditor,
  "rotated-box": rotatedBoxEditor,
  ellipse: ellipseEditor,
  polyline: polylineEditor,
  mask: maskEditor,
  skeleton: skeletonEditor,
  polygon: polygonEditor,
  keypoint: keypointEditor,
  span: spanEditor,
  relation: relationEditor,
  choice: choiceEditor,
  rating: ratingEditor,
  ranking: rankingEditor,
  text: textEditor,
  number: numberEditor,
  taxonomy: taxonomyEditor,
  date: dateEditor,
  pairwise: pairwiseEditor,
  list: listEditor,
};
