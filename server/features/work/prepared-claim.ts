import type { OpenedItem } from "@keyhole/db/store/work";
import type { ProjectId } from "@keyhole/shared/ids";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import type { ActorContext } from "../../door/procedure.ts";
import type { Services } from "../../services.ts";
import { markOf } from "./media.ts";
import type { PreparedKey } from "./open-lease.ts";
import type { Preparation } from "./preparations.ts";

/** What this session has ready for its next claim, in the claim's hands from now on; null where nothing fits any more. */
export async function readyFor(
  context: ActorContext,
  project: { readonly id: ProjectId; readonly parsed: ProjectSettings },
): Promise<Preparation | null> {
  const { services, actor, now } = context;
  const { preparations } = services;
  const ready = preparations.of({ sessionId: actor.sessionId, projectId: project.id }, now);
  if (ready === null) return null;
  const { markTime } = ready.view;
  const mark = await markOf(context, { projectId: project.id, personId: actor.personId, markTime });
  const same = mark.text === ready.mark.text && mark.level === ready.mark.level;
  if (!same || !project.parsed.prefetch) {
    preparations.drop(ready);
    return null;
  }
  preparations.use(ready);
  return ready;
}

/** What the page gets of it: the key, where the view that is committed now is the one that was prepared. */
export function settled(
  { preparations }: Pick<Services, "preparations">,
  ready: Preparation | null,
  opened: OpenedItem | "refused" | null,
): PreparedKey | null {
  if (ready === null) return null;
  if (opened === "refused") preparations.settle(ready, "unknown");
  if (opened === "refused") return null;
  const key = preparations.settle(ready, opened?.view.id === ready.view.viewId ? "claimed" : "unused");
  return key === null ? null : { id: ready.id, key: Buffer.from(key).toString("base64url") };
}
