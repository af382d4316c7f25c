import { idOf } from "@keyhole/shared/ids";
import { factsOfLease } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { disguiseOfLease } from "../work/disguise.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput } from "../work/ids.ts";
import { readComment } from "./comment.ts";

const input = holdInput.extend({ viewId: idOf<"view">() });

/** What reviewers said about the labeler's own task, newest first: under the lease and the view it is worked on in. */
export const comments = guarded("lease.open", input, factsOfLease).query(
  async ({ ctx, input: { viewId, ...held } }) => {
    const { services, actor } = ctx;
    const hold = holdOf(ctx, held);
    const { projectId } = await services.store.read.heldLease(hold);
    const said = await services.store.read.assignmentComments(hold, viewId);
    const grant = { kind: "view", viewId, personId: actor.personId } as const;
    const disguise = await disguiseOfLease(services, hold);
    return Promise.all(said.map((comment) => readComment(services, { projectId, grant, disguise }, comment)));
  },
);
