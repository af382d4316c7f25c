import sharp from "sharp";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem, type RawItem } from "@keyhole/server/features/imports/make-item";
import { swappedAnswers } from "@keyhole/server/features/work/disguise";
import type { StoredAnswers } from "@keyhole/shared/answers";
import type { ProjectId } from "@keyhole/shared/ids";
import { projectSettings, type ProjectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import type { TemplateName } from "@keyhole/shared/templates/template";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { randomId, Visitor, type Harness } from "../harness.ts";

// What the flows about a labeler's work share.

export type Opened = Awaited<ReturnType<Visitor["client"]["work"]["next"]["mutate"]>>;

export interface WorkProject {
  readonly lead: Visitor;
  readonly labelers: readonly Visitor[];
  readonly template?: TemplateName;
  readonly form?: unknown;
  readonly settings?: Partial<ProjectSettings>;
  readonly items: readonly RawItem[];
}

/** A project with people and items, made over the real server. Items wait in the order given. */
export async function workProject(harness: Harness, input: WorkProject): Promise<ProjectId> {
  const { lead, labelers, template = "text-classification", items } = input;
  const settings = projectSettings.parse(input.settings ?? {});
  const { projectId } = await lead.client.project.create.mutate({ name: template, settings });
  const form = input.form ?? templates[template];
  await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  for (const { personId } of labelers) {
    await lead.client.project.setMember.mutate({ projectId, personId: personId as never, role: "labeler" });
  }
  const { services } = harness.app;
  const made = [];
  for (const [ord, raw] of items.entries()) {
    made.push({ ...(await makeItem(services, raw, { projectId, importId: null, settings })), ord });
  }
  const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: made.length })];
  await services.store.write.addItems(made, { now: services.clock(), drafts });
  return projectId;
}

export const text = (value: string): RawItem => ({ fields: { text: { kind: "text", text: value } } });

export const picture = async (): Promise<RawItem> => {
  const blank = { width: 320, height: 240, channels: 3, background: "#446688" } as const;
  return { fields: { image: { kind: "picture", bytes: await sharp({ create: blank }).png().toBuffer() } } };
};

export const pair = {
  kind: "conversation",
  turns: [{ role: "user", text: "How do tides come about?" }],
  candidates: [
    { id: "a", text: "By the moon." },
    { id: "b", text: "By the moon's and the sun's pull." },
  ],
} satisfies RawItem["fields"][string];

export const conversation = (): RawItem => ({ fields: { conversation: pair } });

export const holdOf = ({ lease }: Opened) => ({ leaseId: lease.id, epoch: lease.epoch });

export const stored = (type: string, value: unknown) => ({ type, version: 1, value });

export const answersOf = (answers: Readonly<Record<string, unknown>>) => ({ v: 1, answers });

/** Answers that name candidates by their ids, as the page of a view that shuffles them does: by codes. Texts must differ. */
export function inCodes(
  { fields, form }: Pick<Opened, "fields" | "form">,
  candidates: readonly { readonly id: string; readonly text: string }[],
  answers: unknown,
): StoredAnswers {
  const swaps = Object.entries(fields).flatMap(([name, shown]): [string, Map<string, string>][] => {
    if (shown.kind !== "conversation") return [];
    const codes = shown.candidates.map(
      ({ id, text }) => [candidates.find((each) => each.text === text)?.id ?? id, id] as const,
    );
    return [[name, new Map(codes)]];
  });
  return swappedAnswers(answers as StoredAnswers, { form, swaps: new Map(swaps) }); // as the caller wrote them
}

/** Sentiment of the template "text-classification". */
export const mood = (value: "positive" | "neutral" | "negative") =>
  answersOf({ sentiment: stored("choice", { selected: [value], tie: false }) });

export const submission = (opened: Opened, answers: unknown) => ({
  ...holdOf(opened),
  formId: opened.formId ?? randomId<"form">(),
  answers,
  idempotencyKey: randomId<"submit">(),
  activeMs: 4_000,
  next: false,
});

/** The same person in another browser. */
export async function onAnotherDevice(harness: Harness, who: Visitor): Promise<Visitor> {
  const other = new Visitor(harness.url);
  Object.assign(other, { name: who.name, login: who.login, personId: who.personId, secret: who.secret });
  await harness.signIn(other);
  return other;
}

/** Types of a project's entries, oldest first. */
export async function trailTypes({ app }: Harness, projectId: ProjectId): Promise<string[]> {
  const rows = await app.services.store.read.searchTrail({ project: projectId, limit: 200 });
  const types = rows.map((row) => {
    const entry = decodeEntry(row.entry);
    return entry.ok ? entry.value.type : "undecodable";
  });
  return types.toReversed();
}
