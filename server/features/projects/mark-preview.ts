import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { visibleText } from "../../marks/visible-text.ts";
import { projectInput } from "../work/ids.ts";
import { shortCodeOf } from "../work/media.ts";
import { samplePicture } from "./sample-picture.ts";

/** What a mark of this strength looks like: a sample picture, marked for the one who asks. No project data is in it. */
export const markPreview = guarded(
  "project.manage",
  projectInput.extend({ level: z.enum(["full", "faint"]) }),
  factsOfProject,
).query(async ({ ctx, input }) => {
  const { services, signedIn, actor, now } = ctx;
  const shortCode = shortCodeOf(services, actor.personId);
  const text = visibleText({ name: signedIn.person.name, shortCode, startedAt: now });
  const made = await services.images.render({
    source: samplePicture(),
    target: { kind: "whole", longSide: 720 },
    mark: { visible: { text, shortCode, level: input.level } },
  });
  const { mime, width, height } = made;
  return { mime, width, height, base64: Buffer.from(made.bytes).toString("base64") };
});
