import { idOf } from "@keyhole/shared/ids";
import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { beforeInput, entriesShown } from "./filter.ts";
import { recordReading } from "./reading-record.ts";
import { decoded } from "./stories.ts";

/** A person's views that are summed up by project; older ones are "more". */
const viewsSummed = 10_000;

const viewTypes = ["view.opened", "view.reopened", "view.extent"];

/** One moment at which somebody had the item on screen. */
export interface ItemView {
  readonly sequence: number;
  readonly time: number;
  readonly person: string;
  readonly project: string | null;
  readonly lease: string | null;
  readonly purpose: string | null;
  readonly view: string | null;
  /** "opened" | "reopened" | "extent" */
  readonly how: string;
  readonly rendition: string | null;
  /** Parts of the picture fetched, for "extent". */
  readonly parts: number | null;
  readonly form: string | null;
  readonly guidelineVersion: number | null;
}

const toView = (sequence: number, entry: ReadEntry): ItemView => ({
  sequence,
  time: entry.time,
  person: entry.actor,
  project: entry.project ?? null,
  lease: entry.lease ?? null,
  purpose: entry.purpose ?? null,
  view: entry.view ?? null,
  how: entry.type.slice("view.".length),
  rendition: entry.rendition ?? null,
  parts: entry.count ?? null,
  form: entry.form ?? null,
  guidelineVersion: entry.guidelineVersion ?? null,
});

/** Who saw an item: every time it was shown, newest first. */
export const viewsOfItem = guarded(
  "trail.read",
  z.strictObject({ item: idOf<"item">(), before: beforeInput }),
  noFacts,
).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  await recordReading(ctx, { type: "trail.read", item: input.item });
  const before = input.before === undefined ? {} : { before: input.before };
  const page = await read.trailPage({ item: input.item, types: viewTypes, limit: entriesShown, ...before });
  const total =
    input.before === undefined
      ? await read.countTrail({ item: input.item, types: ["view.opened"], limit: viewsSummed })
      : null;
  const views = page.rows
    .map(decoded)
    .flatMap(({ row, entry }) => (entry === null ? [] : [toView(row.sequence, entry)]));
  return { views, next: page.next, total };
});

/** What a person saw, by project, over their newest views. */
export const seenBy = guarded("trail.read", z.strictObject({ person: idOf<"person">() }), noFacts).query(
  async ({ ctx, input }) => {
    await recordReading(ctx, { type: "trail.read", subject: input.person });
    return ctx.services.store.read.seenBy(input.person, viewsSummed);
  },
);
