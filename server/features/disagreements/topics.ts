import { idOf } from "@keyhole/shared/ids";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";
import { topicsOf } from "./kinds.ts";
import { kindInput, requireKind } from "./list.ts";

const input = projectInput.extend({ kind: kindInput, sectionId: idOf<"section">() });

/**
 * The lead says which section of the guideline speaks of a disagreement. It is the section of its labels and its question
 * too, as long as nobody chose another for them.
 */
export const setSection = guarded("guideline.write", input, factsOfProject).mutation(
  async ({ ctx, input: { projectId, kind, sectionId } }) => {
    const { services, now } = ctx;
    const { words } = await requireKind(services, projectId, kind);
    const [own, ...wider] = await topicsOf(services, projectId, words);
    await services.store.write.setGuidelineTopics({
      projectId,
      sectionId,
      always: own === undefined ? [] : [own],
      unless: wider,
      now,
      draft: entryOf(ctx, {
        type: "guideline.draft-changed",
        actorRole: "lead",
        project: projectId,
        change: "section-linked",
        sections: [sectionId],
      }),
    });
    return { sectionId };
  },
);
