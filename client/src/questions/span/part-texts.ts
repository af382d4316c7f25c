import type { FieldValue } from "@keyhole/shared/fields/field-type";
import { partKey } from "@keyhole/shared/questions/span/parts";
import type { SpanPart } from "@keyhole/shared/questions/span/schema";
import { candidateName, roleName } from "../../fields/conversation/names.ts";
import { textDocument, type TextDocument } from "../../fields/text/text-document.ts";
import { t } from "../../i18n/t.ts";

/** The texts of a field by part, and what the parts are called. A document is made when it is first asked for. */
export interface PartTexts {
  document(part: SpanPart): TextDocument | null;
  /** Null for the one text of a text field. */
  name(part: SpanPart): string | null;
  /** Place of the part in reading order. */
  order(part: SpanPart): number;
}

export function partTexts(value: FieldValue): PartTexts {
  const parts = partsOf(value);
  const made = new Map<string, TextDocument>();
  return {
    document(part) {
      const key = partKey(part);
      const text = parts.get(key)?.text;
      if (text === undefined) return null;
      const document = made.get(key) ?? textDocument(text);
      made.set(key, document);
      return document;
    },
    name: (part) => parts.get(partKey(part))?.name ?? null,
    order: (part) => parts.get(partKey(part))?.order ?? parts.size,
  };
}

type Part = { readonly text: string; readonly name: string | null; readonly order: number };

function partsOf(value: FieldValue): ReadonlyMap<string, Part> {
  switch (value.kind) {
    case "image":
      return new Map();
    case "text":
      return new Map([["text", { text: value.text, name: null, order: 0 }]]);
    case "conversation":
      return new Map([
        ...value.turns.map(({ role, text }, index): [string, Part] => [
          partKey({ kind: "turn", index }),
          {
            text,
            name: t("questions.conversation.turn", { position: index + 1, role: roleName(role) }),
            order: index,
          },
        ]),
        ...value.candidates.map(({ id, text }, index): [string, Part] => [
          partKey({ kind: "candidate", id }),
          { text, name: candidateName(index), order: value.turns.length + index },
        ]),
      ]);
  }
}
