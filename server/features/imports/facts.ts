import type { Import } from "@keyhole/db/store/imports";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type ImportId } from "@keyhole/shared/ids";
import { z } from "zod";
import { projectFacts } from "../../door/facts.ts";
import type { ActorContext } from "../../door/procedure.ts";
import type { ProjectFacts } from "../../security/actions.ts";
import type { Services } from "../../services.ts";

export const importInput = z.strictObject({ importId: idOf<"import">() });

/** For inputs that name an import: the facts of its project; one that does not exist is nobody's. */
export async function factsOfImport(
  context: ActorContext,
  input: { readonly importId: ImportId },
): Promise<ProjectFacts> {
  const found = await context.services.store.read.importById(input.importId);
  return found === null ? { role: null, frozen: false, archived: false } : projectFacts(context, found.projectId);
}

export async function requireImport(services: Services, id: ImportId): Promise<Import> {
  const found = await services.store.read.importById(id);
  if (found === null) throw new KeyholeError("absent");
  return found;
}
