import { systemEntry } from "../../door/trail-drafts.ts";
import { hashCode } from "../../identity/codes.ts";
import { noticesTo } from "../../identity/links.ts";
import type { Services } from "../../services.ts";

export interface BreakGlassResult {
  /** False where the code is unknown or was used: nothing was changed. */
  readonly lifted: boolean;
  readonly freezes: number;
  /** Administrators and security reviewers who were alerted. */
  readonly alerted: number;
}

/**
 * Lifts every freeze by one of the codes from set-up, for when no second person can be reached. Only for the server's own
 * shell: it opens no content, works once for each code, is recorded, and alerts every administrator and security reviewer.
 */
export async function breakGlass(services: Services, code: string): Promise<BreakGlassResult> {
  const { store, keys, clock } = services;
  const codeHash = hashCode(keys.pepper, "break-glass", code);
  const freezes = await store.read.activeFreezes();
  const console = { actor: "console", channel: "cli" } as const;
  const notices = await noticesTo(services, { kind: "break-glass-used", subject: null });
  const lifted = await store.write.breakGlass({
    codeHash,
    freezeIds: freezes.map(({ id }) => id),
    now: clock(),
    notices,
    drafts: [
      systemEntry(services, { ...console, type: "break-glass.used", count: freezes.length }),
      ...freezes.map(({ id, scope }) =>
        systemEntry(services, { ...console, type: "freeze.lifted", freeze: id, scope }),
      ),
    ],
  });
  if (!lifted) {
    const words = { type: "break-glass.used", outcome: "denied", reason: "wrong-code" } as const;
    await store.write.recordOnly([systemEntry(services, { ...console, ...words })]);
    return { lifted, freezes: 0, alerted: 0 };
  }
  services.events.toEveryone({ kind: "changed", what: "freezes" });
  services.events.toEveryone({ kind: "changed", what: "notices" });
  return { lifted, freezes: freezes.length, alerted: notices.length };
}
