import { z } from "zod";

const kind = <Kind extends string>(name: Kind) => z.literal(name);

/**
 * What the server tells open screens. Control only: content never travels here. Reasons and scopes are not checked
 * against this page's lists: a newer server's freeze must close the screen all the same.
 */
const controlMessage = z.discriminatedUnion("kind", [
  z.object({ kind: kind("lease-ended"), leaseId: z.string(), reason: z.string() }),
  z.object({ kind: kind("session-ended") }),
  z.object({ kind: kind("session-locked") }),
  z.object({ kind: kind("frozen"), scope: z.string() }),
  z.object({ kind: kind("changed"), what: z.string() }),
  z.object({ kind: kind("ping") }),
]);
export type ControlMessage = z.infer<typeof controlMessage>;

/** Undefined for what this page does not know: a newer server may say more. */
export function parseControlMessage(text: string): ControlMessage | undefined {
  try {
    return controlMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON
  }
}
