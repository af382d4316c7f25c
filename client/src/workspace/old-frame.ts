import type { DeskView } from "./desk.ts";
import { taskOf } from "./task-session.ts";

/** Whether the frame on screen is the one before the task that is being opened. */
export const isOldFrame = ({ session, shown }: DeskView): boolean =>
  shown !== null && taskOf(session)?.leaseId !== shown.leaseId;
