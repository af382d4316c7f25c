import type { z } from "zod";
import type { QuestionTypeName } from "../vocabulary.ts";
import { box } from "./box/box.ts";
import { choice } from "./choice/choice.ts";
import { date } from "./date/date.ts";
import { ellipse } from "./ellipse/ellipse.ts";
import { keypoint } from "./keypoint/keypoint.ts";
import { list } from "./list/list.ts";
import { mask } from "./mask/mask.ts";
import { number } from "./number/number.ts";
import { pairwise } from "./pairwise/pairwise.ts";
import { polygon } from "./polygon/polygon.ts";
import { polyline } from "./polyline/polyline.ts";
import type { QuestionType } from "./question-type.ts";
import { ranking } from "./ranking/ranking.ts";
import { rating } from "./rating/rating.ts";
import { relation } from "./relation/relation.ts";
import { rotatedBox } from "./rotated-box/rotated-box.ts";
import { skeleton } from "./skeleton/skeleton.ts";
import { span } from "./span/span.ts";
import { taxonomy } from "./taxonomy/taxonomy.ts";
import { text } from "./text/text.ts";

/** Every question type. A name of the vocabulary without a type here fails to compile. */
export const questionTypes = {
  box,
  polygon,
  keypoint,
  span,
  choice,
  rating,
  ranking,
  text,
  number,
  taxonomy,
  date,
  pairwise,
  list,
  "rotated-box": rotatedBox,
  ellipse,
  polyline,
  relation,
  mask,
  skeleton,
} satisfies { readonly [Name in QuestionTypeName]: { readonly type: QuestionTypeName } };

type Types = typeof questionTypes;
export type SettingsOf<Name extends QuestionTypeName> = z.output<Types[Name]["settings"]>;
export type AnswerOf<Name extends QuestionTypeName> = z.output<Types[Name]["answer"]>;

/** The type of a name known where it is written, with its own settings and answers. */
export const questionType = <Name extends QuestionTypeName>(name: Name): Types[Name] => questionTypes[name];

/**
 * The type of a name known only at run time. Its settings and answers are `unknown`: give it only what its own
 * `settings` and `answer` schemas have parsed.
 */
export const anyQuestionType = (name: QuestionTypeName): QuestionType<unknown, unknown> => questionTypes[name];
