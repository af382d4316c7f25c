import { formDefinition } from "@keyhole/shared/form";
import { expect, it } from "vitest";
import { draftOf, formOfDraft } from "./draft-form.ts";
import { withRenamed } from "./renamed.ts";

it("a question that joins the spans of a renamed one follows it to its new name", () => {
  const span = { name: "names", title: "Names", type: "span", field: "note", settings: { labels: ["per"] } };
  const joins = {
    name: "joins",
    title: "Joins",
    type: "relation",
    field: "note",
    settings: { spans: "names", labels: ["knows"] },
  };
  const form = formDefinition.parse({
    v: 1,
    fields: [{ name: "note", kind: "text", title: "Note" }],
    questions: [span, joins, { ...joins, name: "others", settings: { spans: "elsewhere", labels: ["in"] } }],
  });
  const settings = formOfDraft(withRenamed(draftOf(form), "names", "people")).questions.map((each) => each.settings);
  expect(settings[1]).toMatchObject({ spans: "people", labels: [{ value: "knows" }] });
  expect(settings[2]).toMatchObject({ spans: "elsewhere" });
});
