import type { TrailQuery } from "@keyhole/db/store/trail";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import type { Services } from "../../services.ts";
import { beforeInput, entriesShown } from "./filter.ts";
import { recordReading } from "./reading-record.ts";
import { toShown } from "./rows.ts";
import { decoded, type DecodedRow, groupRows, type Story } from "./stories.ts";

/** Entries of one lease that its story tells; a task has at most 20. */
const entriesOfLease = 200;

const about = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("person"), id: idOf<"person">() }),
  z.strictObject({ kind: z.literal("item"), id: idOf<"item">() }),
]);
type About = z.output<typeof about>;

const historyInput = z.strictObject({ about, before: beforeInput });

/** One person's or one item's history as stories, newest first. Each lease is told whole, on one page only. */
export const history = guarded("trail.read", historyInput, noFacts).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const { kind, id } = input.about;
  await recordReading(ctx, { type: "trail.read", ...(kind === "person" ? { subject: id } : { item: id }) });
  const query: TrailQuery = {
    [kind]: id,
    limit: entriesShown,
    ...(input.before === undefined ? {} : { before: input.before }),
  };
  const page = await read.trailPage(query);
  const stories: Story[] = [];
  for (const story of groupRows(page.rows.map(decoded))) {
    const whole = story.kind === "lease" ? await wholeLease(ctx.services, story, input.about) : story;
    if (whole !== null) stories.push(whole);
  }
  const shown = stories.map(({ kind: of, key, rows }) => ({
    kind: of,
    key,
    entries: rows.map(({ row }) => toShown(row)),
  }));
  return { stories: shown, next: page.next };
});

const isAbout = ({ entry }: DecodedRow, { kind, id }: About): boolean =>
  kind === "item" ? entry?.item === id : entry?.actor === id || entry?.subject === id;

/** All entries of a lease; null where its newest entry about this person or item stood on an earlier page. */
async function wholeLease({ store }: Services, story: Story, subject: About): Promise<Story | null> {
  const rows = (await store.read.searchTrail({ lease: story.key, limit: entriesOfLease })).map(decoded);
  const newest = rows.find((row) => isAbout(row, subject) && row.entry?.type.startsWith("trail.") === false);
  const isHere = story.rows.some(({ row }) => row.sequence === newest?.row.sequence);
  if (!isHere) return null;
  return { ...story, rows: rows.filter(({ entry }) => entry?.type.startsWith("trail.") !== true).reverse() };
}
