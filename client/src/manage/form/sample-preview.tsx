import { factsOf } from "@keyhole/shared/fields/facts";
import type { Form } from "@keyhole/shared/form";
import { useEffect, useMemo, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { ShownField } from "../item-fields/item-fields.tsx";
import { Preview } from "./preview.tsx";
import { drawSamplePicture, sampleValue } from "./sample-item.ts";

/** The sample picture's address; null until it is drawn. Revoked with the page. */
function useSamplePicture(wanted: boolean): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current: string | null = null;
    let isGone = false;
    const draw = async () => {
      const made = await drawSamplePicture();
      if (isGone) URL.revokeObjectURL(made);
      else {
        current = made;
        setAddress(made);
      }
    };
    void draw();
    return () => {
      isGone = true;
      if (current !== null) URL.revokeObjectURL(current);
    };
  }, [wanted]);
  return address;
}

/** The form over an invented item. */
export function SamplePreview({ form }: { readonly form: Form }) {
  const picture = useSamplePicture(form.fields.some(({ kind }) => kind === "image"));
  const fields = useMemo(
    () =>
      form.fields.map(({ name, title: given, kind, display }): ShownField => {
        const value = sampleValue(kind);
        const title = given === "" ? t("manage.form.untitled") : given;
        return { name, title, value, facts: factsOf(value), display, picture };
      }),
    [form.fields, picture],
  );
  return <Preview form={form} fields={fields} />;
}
