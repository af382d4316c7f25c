import type { Question } from "@keyhole/shared/form";
import { cocoWriter } from "@keyhole/shared/formats/coco-writer";
import type { ItemContent } from "@keyhole/shared/fields/field-type";
import type { CocoCategory, CocoShape } from "@keyhole/shared/questions/question-type";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { answered, answersOf, contentOf, formOf } from "./export-answers.ts";
import type { FileInput, FilePieces } from "./export-files.ts";

/**
 * One COCO file in two passes, because its pictures stand before its shapes. Every item is a picture once, whoever drew
 * on it and also where nothing was drawn; each shape says in `attributes` which annotation and question it is from.
 */
export async function* cocoFile({ source, terms, forms, tally, pictureNames }: FileInput): FilePieces {
  const names = new Set(terms.questions);
  const formFor = formOf(forms);
  const writer = cocoWriter(categoriesOf(forms, names), "Keyhole export");
  yield writer.header();
  // The id of each row's first picture; 0 where the row was left out. Four bytes a row stay in memory.
  const firstPicture = new Int32Array(terms.rows);
  let last = { itemId: "", first: 0 };
  for await (const row of source.rows()) {
    if (row.itemId !== last.itemId) {
      const content = await contentOf(row);
      const fileName = content.externalId ?? row.itemId;
      const pictures = picturesOf(content, terms.fields);
      last = { itemId: row.itemId, first: 0 };
      const inZip = await pictureNames?.(row.itemId);
      for (const { name, width, height } of pictures) {
        const given = pictures.length === 1 ? fileName : `${fileName}#${name}`;
        const image = { fileName: inZip?.get(name) ?? given, width, height };
        const { piece, id } = writer.image(image);
        if (last.first === 0) last.first = id;
        yield piece;
      }
    }
    firstPicture[row.ordinal] = last.first;
  }
  for await (const row of source.rows()) {
    const first = firstPicture[row.ordinal] ?? 0;
    if (first === 0) continue;
    tally.rows++;
    tally.guidelineVersions.add(row.guidelineVersion);
    const pictures = terms.fields.length === 1 ? null : picturesOf(await contentOf(row), terms.fields);
    for (const { question, answer } of answered(formFor(row), names, await answersOf(row))) {
      const place = pictures === null ? 0 : pictures.findIndex(({ name }) => name === question.field);
      if (place < 0) continue;
      const shapes = anyQuestionType(question.type).formats.coco?.(answer, question.settings) ?? [];
      for (const shape of shapes) {
        const attributes = { annotation: row.annotationId, question: question.name };
        yield writer.annotation(first + place, withAttributes(shape, attributes));
      }
    }
  }
  yield writer.footer();
}

/** COCO has no place for where a shape is from; `attributes` is where other tools keep such things. */
const withAttributes = (shape: CocoShape, attributes: Readonly<Record<string, string>>) => ({
  ...shape,
  attributes: { ...shape.attributes, ...attributes },
});

const picturesOf = ({ fields }: ItemContent, wanted: readonly string[]) =>
  wanted.flatMap((name) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return value?.kind === "image" ? [{ name, width: value.width, height: value.height }] : [];
  });

/** Oldest form first, in the order of its labels: a label keeps its id when later forms add others. */
const categoriesOf = (forms: FileInput["forms"], names: ReadonlySet<string>): readonly CocoCategory[] => {
  const categories = new Map<string, CocoCategory>();
  for (const { form } of forms) {
    for (const question of form.questions) {
      if (!names.has(question.name)) continue;
      for (const category of cocoCategories(question)) categories.set(category.name, merged(categories, category));
    }
  }
  return [...categories.values()];
};

const cocoCategories = (question: Question): readonly CocoCategory[] =>
  anyQuestionType(question.type).formats.cocoCategories?.(question.settings) ?? [];

/** A later form may name a category's points; one without points takes none away. */
const merged = (known: ReadonlyMap<string, CocoCategory>, category: CocoCategory): CocoCategory => ({
  ...known.get(category.name),
  ...category,
});
