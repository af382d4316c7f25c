import { describe, expect, it } from "vitest";
import { checkForm, formDefinition, parseForm } from "../form.ts";
import { formOf, templateGroups, templateNames } from "./template.ts";
import { templates } from "./templates.ts";

describe("templates", () => {
  it.each(templateNames)("%s is a form that works as it is", (name) => {
    expect(parseForm(templates[name])).toMatchObject({ ok: true });
    expect(checkForm(formDefinition.parse(templates[name]))).toEqual([]);
  });

  it("are at least thirty, each in the gallery once", () => {
    expect(new Set(Object.keys(templates))).toEqual(new Set(templateNames));
    expect(new Set(templateNames).size).toBe(templateNames.length);
    expect(templateNames.length).toBeGreaterThanOrEqual(30);
    expect(Object.values(templateGroups).every((names) => names.length >= 5)).toBe(true);
  });

  it.each(templateNames)("%s reads the same after it was stored", (name) => {
    const form = formOf(templates[name]);
    expect(formDefinition.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  it("differ from each other", () => {
    expect(new Set(templateNames.map((name) => JSON.stringify(templates[name]))).size).toBe(templateNames.length);
  });
});
