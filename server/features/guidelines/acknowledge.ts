import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput, projectInput } from "../work/ids.ts";

const input = projectInput.extend({ ...holdInput.shape, version: z.int().positive() });

/** "I have read version N": only for the version in force, and only under the lease that it was opened under. */
export const acknowledge = guarded("guideline.acknowledge", input, factsOfProject).mutation(
  async ({ ctx, input: { projectId, version, ...lease } }) => {
    const { read, write } = ctx.services.store;
    const hold = holdOf(ctx, lease);
    if ((await read.heldLease(hold)).projectId !== projectId) throw new KeyholeError("absent");
    const role = ctx.facts.role === null ? {} : { actorRole: ctx.facts.role };
    const words = { type: "guideline.acknowledged", project: projectId, version, ...role } as const;
    await write.acknowledgeGuideline({ hold, version, draft: entryOf(ctx, words) });
    return { acknowledged: version };
  },
);
