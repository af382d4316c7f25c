import { parentPort } from "node:worker_threads";

import { drawCoverage } from "../marks/visible-mark.ts";
import { errorBody, movable, resultViews, runJob, type JobMessage, type ReplyMessage } from "./jobs.ts";

/** The entry of one worker thread of `pool.ts`: one job at a time, answered by id. */
const port = parentPort;
if (port === null) throw new Error("image-worker runs only as a worker thread of the image pool");

async function answer({ id, job }: JobMessage): Promise<void> {
  try {
    const result = await runJob(job);
    send({ id, ok: true, result }, movable(resultViews(result)));
  } catch (error) {
    send({ id, ok: false, error: errorBody(error), detail: detailOf(error) }, []);
  }
}

const send = (reply: ReplyMessage, moved: ArrayBuffer[]): void => port?.postMessage(reply, moved);

/** For the log: the deepest cause's message. Texts of libvips name operations and formats, never content. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return error.cause instanceof Error ? detailOf(error.cause) : error.message;
}

// Loading and parsing the fonts takes longer than a picture: done before the first one.
drawCoverage(
  { text: "Keyhole · 0000 · 2026-01-01 00:00Z", shortCode: "0000" },
  { fontSize: 20, rim: 1.5, rowGap: 5.5 },
);

port.on("message", (message: JobMessage) => {
  void answer(message);
});
