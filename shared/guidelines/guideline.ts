import { z } from "zod";
import type { Problem } from "../errors.ts";
import { idOf, type BlobId } from "../ids.ts";
import { projectRoles, type ProjectRole } from "../vocabulary.ts";

/** How much a guideline may hold. Lengths in UTF-16 units, as the browser counts them. */
export const guidelineLimits = {
  sections: 200,
  title: 200,
  body: 60_000,
  /** Titles and bodies together. */
  whole: 1_000_000,
  note: 2_000,
  /** Different pictures in one section. */
  pictures: 60,
  /** Bytes of one picture as it is uploaded. */
  pictureBytes: 10 * 1024 * 1024,
} as const;

/**
 * Who may read a section. A kind of its own for each way to say it: people, labels and batches will be further kinds, so
 * that an older reader refuses what it does not understand instead of showing it to everybody.
 */
export const audience = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("everyone") }),
  z.strictObject({
    kind: z.literal("roles"),
    roles: z.array(z.enum(projectRoles)).min(1).max(projectRoles.length),
  }),
]);
export type Audience = z.infer<typeof audience>;

export interface GuidelineReader {
  readonly role: ProjectRole | null;
}

/** Leads write every section, so they read every section; who has no role in the project reads none. */
export function mayRead(who: Audience, reader: GuidelineReader): boolean {
  if (reader.role === null) return false;
  if (reader.role === "lead") return true;
  switch (who.kind) {
    case "everyone":
      return true;
    case "roles":
      return who.roles.includes(reader.role);
  }
}

/** One section. The id stays with it over all versions; title and body are Markdown text, stored as given. */
export const guidelineSection = z.strictObject({
  id: idOf<"section">(),
  title: z.string().max(guidelineLimits.title),
  body: z.string().max(guidelineLimits.body),
  audience,
});
export type GuidelineSection = z.infer<typeof guidelineSection>;

/** A whole guideline as it is drafted: sections in reading order. */
export const guidelineBody = z.strictObject({
  v: z.literal(1),
  sections: z.array(guidelineSection).max(guidelineLimits.sections),
});
export type GuidelineBody = z.infer<typeof guidelineBody>;

export const emptyGuideline: GuidelineBody = { v: 1, sections: [] };

/** What a section's sealed record holds in a published version. Audience and order stand beside it in the open. */
export const sectionText = z.strictObject({ v: z.literal(1), title: z.string(), body: z.string() });
export type SectionText = z.infer<typeof sectionText>;

const picture = /!\[(?:[^\]\\]|\\.)*\]\(\s*<?picture:([A-Za-z0-9_-]{21}[AQgw])\b/g;

/** Pictures that a body refers to by `![alt](picture:<id>)`, each once, in order. */
export const picturesIn = (body: string): readonly BlobId[] =>
  // The pattern is all there is to check about an id.
  [...new Set(Array.from(body.matchAll(picture), ([, id]) => id as BlobId))];

/** What keeps a draft from being stored, beyond the shape of its parts. */
export function draftProblems({ sections }: GuidelineBody): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  sections.forEach(({ id, body }, index) => {
    if (seen.has(id)) problems.push({ path: ["sections", index], message: "guidelines.section-twice" });
    seen.add(id);
    const count = picturesIn(body).length;
    const { pictures: maximum } = guidelineLimits;
    if (count > maximum) {
      const values = { count, maximum };
      problems.push({ path: ["sections", index, "body"], message: "guidelines.too-many-pictures", values });
    }
  });
  const length = sections.reduce((sum, { title, body }) => sum + title.length + body.length, 0);
  if (length > guidelineLimits.whole) {
    const values = { length, maximum: guidelineLimits.whole };
    problems.push({ path: ["sections"], message: "guidelines.too-long", values });
  }
  return problems;
}

/** What keeps a draft from being published: a version has something to read, and every section a title. */
export function publishProblems(guideline: GuidelineBody): Problem[] {
  const problems = draftProblems(guideline);
  if (guideline.sections.length === 0) problems.push({ path: ["sections"], message: "guidelines.no-section" });
  guideline.sections.forEach(({ title }, index) => {
    if (title.trim() === "") problems.push({ path: ["sections", index, "title"], message: "guidelines.no-title" });
  });
  return problems;
}
