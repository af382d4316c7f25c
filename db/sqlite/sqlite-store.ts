import type { Store } from "../store.ts";
import { administrationReader, administrationWriter } from "./areas/administration-area.ts";
import { exportReader } from "./areas/exports-reader.ts";
import { exportWriter } from "./areas/exports-writer.ts";
import { guidelineReader } from "./areas/guidelines-reader.ts";
import { guidelineWriter } from "./areas/guidelines-writer.ts";
import { importReader } from "./areas/imports-reader.ts";
import { importWriter } from "./areas/imports-writer.ts";
import { itemReader } from "./areas/items-reader.ts";
import { itemWriter } from "./areas/items-writer.ts";
import { maintenance } from "./areas/maintenance.ts";
import { peopleReader } from "./areas/people-reader.ts";
import { peopleWriter } from "./areas/people-writer.ts";
import { preferenceReader, preferenceWriter } from "./areas/preferences-area.ts";
import { projectReader } from "./areas/projects-reader.ts";
import { projectWriter } from "./areas/projects-writer.ts";
import { requestReader, requestWriter } from "./areas/requests-area.ts";
import { revisitReader, revisitWriter } from "./areas/revisit-writer.ts";
import { disagreementReader } from "./areas/disagreements-reader.ts";
import { disagreementWriter } from "./areas/disagreements-writer.ts";
import { reviewReader } from "./areas/review-reader.ts";
import { reviewWriter } from "./areas/review-writer.ts";
import { trailReader, trailWriter } from "./areas/trail-area.ts";
import { workReader } from "./areas/work-reader.ts";
import { workWriter } from "./areas/work-writer.ts";
import type { SqliteContext } from "./context.ts";
import { drizzleOver, openConnections } from "./open.ts";
import { Sealer, type SignHead } from "./sealer.ts";
import { defaultQueueLimits, WriteQueue, type QueueLimits } from "./write-queue.ts";

export interface SqliteOptions {
  readonly dataDir: string;
  readonly signHead: SignHead;
  readonly limits?: QueueLimits;
  /** Most pages of 4 KiB the file may have; SQLite says "full" at it, as on a full disk. No limit when left out. */
  readonly maxPages?: number;
}

/** The store over one SQLite file. The caller holds the data folder's lock: one process owns the database. */
export function openSqliteStore({ dataDir, signHead, limits = defaultQueueLimits, maxPages }: SqliteOptions): Store {
  const { writing, reading } = openConnections(dataDir);
  if (maxPages !== undefined) writing.pragma(`max_page_count = ${maxPages}`);
  const queue = new WriteQueue(writing, new Sealer(writing, signHead), limits);
  const context: SqliteContext = { reading: drizzleOver(reading), writing: drizzleOver(writing), queue };
  return {
    read: {
      ...administrationReader(context),
      ...peopleReader(context),
      ...preferenceReader(context),
      ...projectReader(context),
      ...requestReader(context),
      ...workReader(context),
      ...revisitReader(context),
      ...itemReader(context),
      ...importReader(context),
      ...exportReader(context),
      ...guidelineReader(context),
      ...reviewReader(context),
      ...disagreementReader(context),
      ...trailReader(context),
    },
    write: {
      ...administrationWriter(context),
      ...peopleWriter(context),
      ...preferenceWriter(context),
      ...projectWriter(context),
      ...requestWriter(context),
      ...workWriter(context),
      ...revisitWriter(context),
      ...itemWriter(context),
      ...importWriter(context),
      ...exportWriter(context),
      ...guidelineWriter(context),
      ...reviewWriter(context),
      ...disagreementWriter(context),
      ...trailWriter(context),
    },
    maintenance: maintenance(context, writing),
    stalledForMs: () => queue.stalledForMs(),
    async close() {
      await queue.close();
      writing.close();
    },
  };
}
