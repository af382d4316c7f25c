import { describe, expect, it } from "vitest";
import type { SessionPerson } from "../api-types.ts";
import { areasOf } from "./navigation.ts";

const person = (extra: Partial<SessionPerson>): SessionPerson => ({
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  name: "Ada",
  login: "ada",
  installationRoles: [],
  mayCreateProjects: false,
  projectRoles: [],
  ...extra,
});

const names = (extra: Partial<SessionPerson>) => areasOf(person(extra)).map((area) => area.name);

describe("areas of a person", () => {
  it("offers a labeler their work and nothing else", () => {
    expect(names({ projectRoles: ["labeler"] })).toEqual(["work"]);
  });
  it("offers projects to who leads one and to who may create one", () => {
    expect(names({ projectRoles: ["lead"] })).toEqual(["projects", "review", "requests"]);
    expect(names({ mayCreateProjects: true })).toEqual(["projects"]);
  });
  it("keeps trail and administration apart (I7)", () => {
    expect(names({ installationRoles: ["security-reviewer"] })).toEqual(["trail", "admin", "requests"]);
    expect(names({ installationRoles: ["administrator"] })).toEqual(["admin", "requests"]);
  });
  it("leaves nobody without a page", () => {
    expect(names({})).toEqual(["work"]);
  });
});
