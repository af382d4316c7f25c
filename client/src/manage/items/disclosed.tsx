import { factsOf } from "@keyhole/shared/fields/facts";
import type { FieldValue } from "@keyhole/shared/fields/field-type";
import type { Form } from "@keyhole/shared/form";
import { idOf } from "@keyhole/shared/ids";
import type { ReactNode } from "react";
import type { InspectedItem } from "../../api-types.ts";
import { MarkedOverlay } from "../../ui/marked-overlay.tsx";
import type { Media } from "../../workspace/media.ts";
import type { ShownField } from "../item-fields/item-fields.tsx";

// An image's stored bytes have no address for a page; the fields take its extents only.
const noBlob = idOf<"blob">().parse("AAAAAAAAAAAAAAAAAAAAAA");

const valueOf = (field: InspectedItem["fields"][string]): FieldValue =>
  field.kind === "image" ? { kind: "image", blob: noBlob, width: field.width, height: field.height } : field;

/** An open item's fields as they are shown: those of the form in its order, then what else the item has. */
export function shownFields(item: InspectedItem, form: Form | null, media: Media): readonly ShownField[] {
  const byName = new Map(form?.fields.map((field) => [field.name, field]));
  const order = form?.fields.map(({ name }) => name) ?? [];
  const names = [...order.filter((name) => Object.hasOwn(item.fields, name)), ...Object.keys(item.fields)];
  return [...new Set(names)].flatMap((name): readonly ShownField[] => {
    const field = item.fields[name];
    if (field === undefined) return [];
    const value = valueOf(field);
    const title = byName.get(name)?.title ?? name;
    const display = byName.get(name)?.display;
    return [{ name, title, value, facts: factsOf(value), display, picture: media.pictures[name] ?? null }];
  });
}

/** Puts a text under the view's mark; a picture has it burnt in. Text without its mark is not shown. */
export const markedFrame =
  ({ overlay }: Media) =>
  (field: ShownField, shown: ReactNode): ReactNode => {
    if (field.value.kind === "image") return shown;
    if (overlay === null) return null;
    return (
      <MarkedOverlay mark={overlay.url} tile={overlay.tile}>
        {shown}
      </MarkedOverlay>
    );
  };
