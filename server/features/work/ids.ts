import { z } from "zod";
import { idOf } from "@keyhole/shared/ids";

export const projectInput = z.strictObject({ projectId: idOf<"project">() });

/** How a page names the lease it works under. The session is the request's own. */
export const holdInput = z.strictObject({ leaseId: idOf<"lease">(), epoch: z.int().positive() });
export type HoldInput = z.infer<typeof holdInput>;
