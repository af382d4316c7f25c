import type { Problem } from "../../errors.ts";
import type { Form } from "../../form.ts";
import { problem } from "../../questions/problem-keys.ts";
import { fail, ok, type Result } from "../../result.ts";
import { withConditions } from "./conditions.ts";
import { fieldsOf } from "./fields.ts";
import { withHotkeys } from "./hotkeys.ts";
import { type ConfigNote, Notes } from "./notes.ts";
import { questionsOf } from "./questions.ts";
import { joined } from "./relations.ts";
import { inOrder, ofKnownTypes, settled } from "./settle.ts";
import { walk } from "./walk.ts";
import { readXml, xmlLimits, type XmlLimits } from "./xml-reader.ts";

export interface ConfigConversion {
  /** Passes `parseForm`: it can be published as it is. */
  readonly form: Form;
  /** What became of each tag, in the order of the document. */
  readonly notes: readonly ConfigNote[];
}

export interface ConfigFailure {
  readonly problems: readonly Problem[];
  /** What became of the tags where the text could be read but leaves no form. */
  readonly notes: readonly ConfigNote[];
}

/**
 * A Label Studio labeling configuration (its XML) as a form. Tags and attributes follow that project's documentation:
 * tag and attribute names without regard to case, `toName` for the data asked about, `value="$key"` for its place.
 */
export function convertLabelStudioConfig(
  xml: string,
  limits: XmlLimits = xmlLimits,
): Result<ConfigConversion, ConfigFailure> {
  const read = readXml(xml, limits);
  if (!read.ok) return fail({ problems: [read.failure], notes: [] });
  const notes = new Notes();
  if (read.value.name.toLowerCase() !== "view") {
    return fail({ problems: [problem("label-studio.no-view", [], { found: read.value.name })], notes: [] });
  }
  const { objects, controls } = walk(read.value, notes);
  const found = fieldsOf(objects, notes);
  const asked = withConditions(joined(questionsOf({ controls, found, notes }), notes), notes);
  const known = ofKnownTypes(inOrder(asked, notes), notes);
  const form = settled(withHotkeys(known, found.fields, notes), found.fields, notes);
  return form.ok
    ? ok({ form: form.value, notes: notes.list() })
    : fail({ problems: form.failure, notes: notes.list() });
}
