import { parentPort, workerData } from "node:worker_threads";
import { openTrailRanges } from "@keyhole/db/sqlite/areas/trail-range-reader";
import { type ScannedSegment, scanSegment, type Segment } from "./trail-scan.ts";

/** The entry of one thread of `trail-threads.ts`: it scans one segment after the other with a connection of its own. */
export interface TrailWorkerData {
  readonly dataDir: string;
}
export type TrailWorkerReply =
  | { readonly kind: "rows"; readonly rows: number }
  | { readonly kind: "scanned"; readonly result: ScannedSegment };

const port = parentPort;
if (port === null) throw new Error("trail-worker runs only as a thread of a check");
const { dataDir } = workerData as TrailWorkerData; // what trail-threads.ts gives
const { read } = openTrailRanges(dataDir);
const reply = (message: TrailWorkerReply): void => port.postMessage(message);

port.on("message", (segment: Segment) => {
  const onRows = (rows: number): void => reply({ kind: "rows", rows });
  scanSegment(read, segment, { onRows }).then(
    (result) => reply({ kind: "scanned", result }),
    // Uncaught in the thread: it ends with this error, and so does the check.
    (cause: unknown) =>
      setImmediate(() => {
        throw cause;
      }),
  );
});
