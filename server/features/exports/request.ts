import { KeyholeError, type Problem } from "@keyhole/shared/errors";
import type { ExportId, ProjectId, RequestId } from "@keyhole/shared/ids";
import { canonicalJson } from "@keyhole/shared/trail/canonical-json";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";
import { requireProject } from "../work/project-of.ts";
import { chosenQuestions, openForms } from "./questions.ts";
import { OriginalsCount } from "./originals-count.ts";
import { createPins, scan, type ScanResult } from "./scan.ts";
import {
  exportFilters,
  exportFormat,
  exportLimits,
  termsDigest,
  type ExportFilters,
  type ExportTerms,
} from "./terms.ts";

const filtersInput = projectInput.extend({ filters: exportFilters.prefault({}) });

/** How much a request with these filters would take out; `partial` says that there is more. */
export const count = guarded("export.request", filtersInput, factsOfProject).query(async ({ ctx, input }) => {
  await requireOpenKeys(ctx, input);
  const { rows, items, totalItems, people, partial } = await scan(ctx.services, {
    ...input,
    items: exportLimits.countedItems,
    rows: exportLimits.rows,
  });
  return { rows, items, totalItems, people, partial };
});

const words = (most: number) => z.string().trim().min(1).max(most);
const requestInput = filtersInput.extend({
  format: exportFormat,
  recipient: words(200),
  purpose: words(2000),
  /** Also the original pictures: the file is then a ZIP. */
  pictures: z.boolean().default(false),
});

/**
 * Asks for an export. The annotation versions are pinned now: what leaves is what the second person approves, also when
 * work goes on meanwhile. Nothing is built before the approval.
 */
export const request = guarded("export.request", requestInput, factsOfProject).mutation(({ ctx, input }) =>
  askForExport(ctx, input),
);

export async function askForExport(
  context: ActorContext,
  input: z.output<typeof requestInput>,
): Promise<{ exportId: ExportId; requestId: RequestId; digest: string; rows: number }> {
  const { services, actor, now } = context;
  const { projectId, format, filters } = input;
  await requireOpenKeys(context, input);
  await requireRoom(context, projectId);
  const pins = createPins();
  const originals = input.pictures ? new OriginalsCount() : null;
  const found = await scan(
    services,
    { projectId, filters, items: Number.POSITIVE_INFINITY, rows: exportLimits.rows },
    {
      each: ({ id }) => pins.add(id),
      eachPage: async (itemIds) => originals?.add(await services.store.read.countOriginals(projectId, itemIds)),
    },
  );
  if (found.rows > exportLimits.rows)
    refuse("too-large", "export.too-many-rows", { values: { limit: exportLimits.rows } });
  if (found.rows === 0) refuse("invalid", "export.nothing");
  const { parts, sha256 } = pins.finish();
  const terms = await termsOf(context, input, { ...found, pins: sha256, originals });
  const exportId = newId<"export">(services);
  const requestId = newId<"request">(services);
  const digest = termsDigest({ exportId, projectId }, terms);
  const identity = { projectId, purpose: "exports", record: `${exportId}/terms` } as const;
  await services.store.write.askExport({
    export: {
      id: exportId,
      projectId,
      requestId,
      format,
      terms: await services.vault.sealRecord(identity, Buffer.from(JSON.stringify(terms))),
      rows: terms.rows,
      requestedBy: actor.personId,
      created: now,
    },
    pins: parts,
    request: {
      id: requestId,
      kind: "export",
      projectId,
      target: exportId,
      digest,
      requestedBy: actor.personId,
      requestedAt: now,
      expires: now + exportLimits.waitingMs,
      decidedBy: null,
      decidedAt: null,
      state: "waiting",
      // Counts only: recipient and purpose are a person's words and stand sealed with the export.
      summary: canonicalJson({ format, rows: terms.rows, items: terms.items, totalItems: terms.totalItems }),
    },
    drafts: [
      entryOf(context, {
        type: "export.requested",
        actorRole: "lead",
        project: projectId,
        export: exportId,
        request: requestId,
        format,
        count: terms.rows,
      }),
    ],
  });
  return { exportId, requestId, digest, rows: terms.rows };
}

async function termsOf(
  { services }: ActorContext,
  input: z.output<typeof requestInput>,
  found: ScanResult & { readonly pins: string; readonly originals: OriginalsCount | null },
): Promise<ExportTerms> {
  const { format, filters, recipient, purpose } = input;
  const forms = await openForms(services, found.forms);
  const questions = chosenQuestions(forms, format, filters.questions);
  if (questions.length === 0) refuse("invalid", "export.no-question", { path: ["format"] });
  const unknown = (filters.questions ?? []).find((name) => !questions.some((question) => question.name === name));
  if (unknown !== undefined)
    refuse("invalid", "export.question-not-held", { path: ["filters", "questions"], values: { question: unknown } });
  const { rows, items, totalItems, people, pins } = found;
  const fields = [...new Set(questions.map(({ field }) => field))];
  const pictures = found.originals?.of(fields) ?? null;
  if (pictures?.count === 0) refuse("invalid", "export.no-pictures", { path: ["pictures"] });
  if (pictures !== null && pictures.count > exportLimits.pictures)
    refuse("too-large", "export.too-many-pictures", { values: { limit: exportLimits.pictures } });
  const { openMetadata } = (await requireProject(services, input.projectId)).parsed;
  return {
    v: 1,
    format,
    filters,
    recipient,
    purpose,
    rows,
    items,
    totalItems,
    people,
    questions: questions.map(({ name }) => name),
    fields,
    metadataKeys: format === "csv" ? openMetadata : [],
    pictures,
    forms: forms.map(({ id }) => id),
    pins,
  };
}

/** Metadata can be filtered on only where the project keeps it in the open. */
async function requireOpenKeys(
  { services }: ActorContext,
  { projectId, filters }: { readonly projectId: ProjectId; readonly filters: ExportFilters },
): Promise<void> {
  const { openMetadata } = (await requireProject(services, projectId)).parsed;
  const closed = filters.metadata.find(({ key }) => !openMetadata.includes(key));
  if (closed !== undefined)
    refuse("invalid", "export.metadata-key", { path: ["filters", "metadata"], values: { key: closed.key } });
}

async function requireRoom({ services, now }: ActorContext, projectId: ProjectId): Promise<void> {
  const waiting = await services.store.read.requests({ kinds: ["export"], waitingAt: now });
  if (waiting.filter((request) => request.projectId === projectId).length < exportLimits.waiting) return;
  refuse("quota", "export.too-many-waiting", { values: { limit: exportLimits.waiting } });
}

function refuse(code: "invalid" | "too-large" | "quota", message: string, about: Partial<Problem> = {}): never {
  throw new KeyholeError(code, { problems: [{ path: [], ...about, message }] });
}
