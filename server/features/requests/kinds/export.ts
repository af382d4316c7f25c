import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import { idOf } from "@keyhole/shared/ids";
import { entryOf } from "../../../door/trail-drafts.ts";
import { exportSummary, onExportDecided } from "../../exports/summary.ts";
import { word, type RequestKindRules } from "../request-kind.ts";

/** The target is the export, which is built by a job once its request is approved. Its terms are opened for the approver. */
export const exporting: RequestKindRules = {
  deciders: ["lead", "administrator"],
  byBreakGlass: false,
  async describe({ services }, request) {
    const { filters, ...terms } = await exportSummary(services, request);
    const { projectId } = request;
    const project = projectId === null ? null : await services.store.read.projectById(projectId);
    return [
      ...(project === null ? [] : [word("project", project.name)]),
      word("format", `exports.format.${terms.format}`, "key"),
      word("rows", terms.rows, "number"),
      word("items", terms.items, "number"),
      word("share", terms.share, "share"),
      word("people", terms.people, "number"),
      word("states", `exports.states.${filters.states}`, "key"),
      ...(filters.from === null ? [] : [word("from", filters.from, "time")]),
      ...(filters.to === null ? [] : [word("to", filters.to, "time")]),
      ...filters.metadata.map(({ key, value }) => word("metadata", `${key} = ${value}`)),
      word("fields", terms.fields.join(", ")),
      ...(terms.metadataKeys.length === 0 ? [] : [word("metadataKeys", terms.metadataKeys.join(", "))]),
      ...(terms.pictures === null
        ? [word("pictures", "exports.pictures.without", "key")]
        : [word("pictures", terms.pictures.count, "number"), word("pictureBytes", terms.pictures.bytes, "bytes")]),
      word("questions", terms.questions.join(", ")),
      ...(terms.format === "jsonl"
        ? [word("content", filters.content ? "exports.content.with" : "exports.content.without", "key")]
        : []),
      word("recipient", terms.recipient),
      word("purpose", terms.purpose),
    ];
  },
  async approve({ services, entry }, request) {
    return {
      drafts: [entry({ type: "export.approved", ...about(request) })],
      after() {
        onExportDecided(services, request, "approved");
        return {};
      },
    };
  },
  refuse: (context, request) => [entryOf(context, { type: "export.refused", ...about(request) })],
};

const about = ({ target, projectId, id, requestedBy }: TwoPersonRequest) => ({
  export: idOf<"export">().parse(target),
  request: id,
  subject: requestedBy,
  ...(projectId === null ? {} : { project: projectId }),
});
