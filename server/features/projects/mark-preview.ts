import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import type { MarkLevel, VisibleMark } from "../../marks/visible-mark.ts";
import { visibleText } from "../../marks/visible-text.ts";
import { projectInput } from "../work/ids.ts";
import { shortCodeOf } from "../work/media.ts";
import { requireProject } from "../work/project-of.ts";
import { samplePicture } from "./sample-picture.ts";

/** The mark of the one who asks, now: for what is shown without a view. */
function ownMark({ services, signedIn, actor, now }: ActorContext, level: MarkLevel): VisibleMark {
  const shortCode = shortCodeOf(services, actor.personId);
  return { text: visibleText({ name: signedIn.person.name, shortCode, startedAt: now }), shortCode, level };
}

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** What a mark of this strength looks like: a sample picture, marked for the one who asks. No project data is in it. */
export const markPreview = guarded(
  "project.manage",
  projectInput.extend({ level: z.enum(["full", "faint"]) }),
  factsOfProject,
).query(async ({ ctx, input }) => {
  const { mime, width, height, bytes } = await ctx.services.images.render({
    source: samplePicture(),
    target: { kind: "whole", longSide: 720 },
    mark: { visible: ownMark(ctx, input.level) },
  });
  return { mime, width, height, base64: base64Of(bytes) };
});

/** One tile of the mark over what a lead's page shows of the recipe or of records without a view: forms, imports. */
export const overlay = guarded(
  "project.manage",
  projectInput.extend({ theme: z.enum(["light", "dark"]) }),
  factsOfProject,
).query(async ({ ctx, input }) => {
  const { visibleMark } = (await requireProject(ctx.services, input.projectId)).parsed;
  const tile = await ctx.services.images.overlay({ mark: ownMark(ctx, visibleMark), theme: input.theme });
  return { mime: "image/png", width: tile.width, height: tile.height, base64: base64Of(tile.bytes) };
});
