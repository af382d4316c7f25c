import { createHmac } from "node:crypto";
import type { AssignmentId } from "@keyhole/shared/ids";

/**
 * Whether a claim gets a gold task, and from where on in the shuffled order: from eight random bytes. Drawn anew for each
 * claim, so that neither position nor pause between two gold tasks says anything.
 */
export function goldDraw(random: Uint8Array, rate: number): number | null {
  if (rate === 0) return null;
  const bytes = Buffer.from(random);
  return bytes.readUInt32BE(0) / 2 ** 32 < rate ? bytes.readUInt32BE(4) >>> 1 : null;
}

/**
 * Eight bytes for the task that follows an assignment, the same whenever it is prepared. With a new draw each time,
 * whoever has it prepared again would see by another length which of the two was a gold task.
 */
export const drawAfter = (key: Uint8Array, assignment: AssignmentId): Uint8Array =>
  createHmac("sha256", key).update(`gold-draw/${assignment}`).digest().subarray(0, 8);
