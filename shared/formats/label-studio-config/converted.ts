import { expect } from "vitest";
import { type Form, parseForm } from "../../form.ts";
import { convertLabelStudioConfig } from "./convert.ts";
import type { ConfigNote } from "./notes.ts";

export interface Converted {
  readonly form: Form;
  readonly notes: readonly ConfigNote[];
}

/** For tests: what a configuration with these tags inside its `View` becomes; it must become something. */
export function converted(inside: string): Converted {
  const result = convertLabelStudioConfig(`<View>${inside}</View>`);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  // What comes out can be published as it is.
  expect(parseForm(JSON.parse(JSON.stringify(result.value.form)))).toEqual({ ok: true, value: result.value.form });
  return result.value;
}

/** For tests: what was said of tags with one outcome. */
export const said = ({ notes }: Converted, outcome: ConfigNote["outcome"]) =>
  notes.filter((note) => note.outcome === outcome).map(({ message }) => message.replace("label-studio.", ""));
