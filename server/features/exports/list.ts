import type { StoredExport } from "@keyhole/db/store/exports";
import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import { KeyholeError } from "@keyhole/shared/errors";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfProject, projectFacts, readInstallationSettings } from "../../door/facts.ts";
import { guarded, type AllowedContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { dependenceOf, untied } from "../../security/independence.ts";
import type { Services } from "../../services.ts";
import { projectInput } from "../work/ids.ts";
import { exportInput } from "./download.ts";
import type { ExportManifest } from "./manifest.ts";
import { openTerms } from "./open-terms.ts";

const listInput = projectInput.extend({
  /** Continues before this time: the last one's `created`. */
  before: z.int().min(0).optional(),
  limit: z.int().min(1).max(50).default(20),
});

/** The project's exports, newest first, in words: who asked, who decides, how far it is. */
export const list = guarded("export.list", listInput, factsOfProject).query(async ({ ctx, input }) => {
  const { services, actor } = ctx;
  const { projectId, before, limit } = input;
  const found = await services.store.read.exportsOf(projectId, { limit, ...(before === undefined ? {} : { before }) });
  const exports = await Promise.all(found.map((each) => shown(ctx, each)));
  return {
    exports,
    /** Who could approve what the actor asks for. */
    approvers: await approversFor(services, projectId, actor.personId),
    more: found.length === limit,
  };
});

async function shown({ services, actor, now }: AllowedContext<unknown>, each: StoredExport) {
  const { read } = services.store;
  const [request, terms, requester] = await Promise.all([
    read.requestById(each.requestId),
    openTerms(services, each),
    read.personById(each.requestedBy),
  ]);
  const approver = request?.decidedBy == null ? null : await read.personById(request.decidedBy);
  const { rows, items, totalItems, questions, filters, recipient, purpose, pictures } = terms;
  return {
    id: each.id,
    requestId: each.requestId,
    format: each.format,
    phase: phaseOf(each, request, now),
    reason: each.reason,
    created: each.created,
    mine: each.requestedBy === actor.personId,
    requestedBy: requester?.name ?? "",
    decidedBy: approver?.name ?? null,
    rows,
    items,
    totalItems,
    questions,
    states: filters.states,
    recipient,
    purpose,
    pictures: pictures?.count ?? 0,
    progress: each.progress,
    readyUntil: each.readyUntil,
    bytes: each.bytes,
    deliveredBytes: each.delivered.reduce((sum, [start, end]) => sum + end - start, 0),
    hasManifest: each.manifest !== null,
  };
}

export type ExportPhase = "waiting" | "refused" | "withdrawn" | "lapsed" | "building" | "ready" | "closed" | "failed";

function phaseOf(each: StoredExport, request: TwoPersonRequest | null, now: number): ExportPhase {
  if (request?.state === "refused" || request?.state === "withdrawn") return request.state;
  switch (each.state) {
    case "asked":
      if (request?.state === "approved") return "building";
      return request !== null && request.expires > now ? "waiting" : "lapsed";
    case "ready":
      return each.readyUntil !== null && each.readyUntil <= now ? "closed" : "ready";
    case "closed":
      return each.builtAt === null ? "lapsed" : "closed";
    case "failed":
      return "failed";
  }
}

export interface PossibleApprovers {
  /** Names of other leads who may approve now. */
  readonly leads: readonly string[];
  /** How many administrators may; they see the words, never content. */
  readonly administrators: number;
}

/** Who could be the second person for something that `requestedBy` asks for in this project. */
export async function approversFor(
  { store, clock }: Pick<Services, "store" | "clock">,
  projectId: ProjectId,
  requestedBy: PersonId,
): Promise<PossibleApprovers> {
  const [people, members, settings] = await Promise.all([
    store.read.people(),
    store.read.members(projectId),
    readInstallationSettings({ store }),
  ]);
  const { approverAgeMs, dependentMayApprove, resetTieMs } = settings;
  const facts = {
    ...untied,
    resetTieMs,
    kind: "export",
    requesterActive: true,
    aboutActor: false,
    requestedBy,
    role: null,
    frozen: false,
    now: clock(),
    approverAgeMs,
    dependentMayApprove,
  } as const;
  const leads = new Set(members.filter(({ role }) => role === "lead").map(({ personId }) => personId));
  const independent = people.filter(
    ({ id, created, disabledAt, ...person }) =>
      disabledAt === null && dependenceOf({ ...person, personId: id, accountCreated: created }, facts) === null,
  );
  const works = independent.filter((person) => !person.administrator && !person.securityReviewer);
  return {
    leads: works.filter(({ id }) => leads.has(id)).map(({ name }) => name),
    administrators: independent.filter((person) => person.administrator).length,
  };
}

/** The manifest of a built export; kept after the file is gone, so that a copy can be checked against it. */
export const manifest = guarded("export.list", exportInput, async (context, { exportId }) => {
  const found = await context.services.store.read.exportById(exportId);
  return found === null ? { role: null, frozen: false, archived: false } : projectFacts(context, found.projectId);
}).mutation(async ({ ctx, input }): Promise<ExportManifest> => {
  const { store, vault } = ctx.services;
  const found = await store.read.exportById(input.exportId);
  if (found === null || found.manifest === null) throw new KeyholeError("absent");
  const { id, projectId } = found;
  const grant = { kind: "internal", reason: "export-request", personId: ctx.actor.personId } as const;
  const identity = { projectId, purpose: "exports", record: `${id}/manifest` } as const;
  const bytes = await vault.openRecord(grant, identity, found.manifest);
  const words = { type: "export.downloaded", actorRole: "lead", change: "manifest", project: projectId } as const;
  await store.write.recordOnly([entryOf(ctx, { ...words, export: id, bytes: bytes.length })]);
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as ExportManifest; // written by `finishExport` only
});
