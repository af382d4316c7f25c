import { describe, expect, it } from "vitest";
import { checkForm, formDefinition, parseForm } from "../form.ts";
import { questionTypeNames } from "../vocabulary.ts";
import { formOf, templateNames } from "./template.ts";
import { templates } from "./templates.ts";

describe("templates", () => {
  it.each(templateNames)("%s is a form that works as it is", (name) => {
    expect(parseForm(templates[name])).toMatchObject({ ok: true });
    expect(checkForm(formDefinition.parse(templates[name]))).toEqual([]);
  });

  it("are ten, each in the gallery once", () => {
    expect(Object.keys(templates)).toEqual([...templateNames]);
    expect(new Set(templateNames).size).toBe(10);
  });

  it.each(templateNames)("%s reads the same after it was stored", (name) => {
    const form = formOf(templates[name]);
    expect(formDefinition.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  it("show every type but the number, which no template of today asks for", () => {
    const used = new Set(templateNames.flatMap((name) => templates[name].questions.map(({ type }) => type)));
    expect(questionTypeNames.filter((name) => !used.has(name))).toEqual(["number"]);
  });
});
