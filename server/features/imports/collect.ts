import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { newId } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";
import { requireProject } from "../work/project-of.ts";
import { factsOfImport, importInput, requireImport } from "./facts.ts";
import { forget } from "./upload.ts";

/** A new import to upload files to. Nothing is in the project before it is started. */
export const begin = guarded("import.run", projectInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { projectId } = input;
  const project = await requireProject(services, projectId);
  if (project.formId === null) {
    throw new KeyholeError("invalid", { problems: [{ path: [], message: "import.no-form" }] });
  }
  const importId = newId<"import">(services);
  await services.store.write.createImport({ id: importId, projectId, createdBy: actor.personId, now });
  const { fileBytes, importBytes, files } = services.config.importLimits;
  return { importId, limits: { fileBytes, importBytes, files } };
});

/** Takes an uploaded file out again, before the import is started. */
export const removeFile = guarded("import.run", importInput.extend({ fileId: idOf<"blob">() }), factsOfImport).mutation(
  async ({ ctx, input }) => {
    const { services } = ctx;
    const { state } = await requireImport(services, input.importId);
    if (state !== "collecting") throw new KeyholeError("conflict");
    const files = await services.store.read.importFiles(input.importId);
    const file = files.find((each) => each.id === input.fileId && each.bytes !== null);
    if (file === undefined) throw new KeyholeError("absent");
    await forget(services, [file.id]);
    return { removed: true };
  },
);
