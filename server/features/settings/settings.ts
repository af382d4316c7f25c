import { installationSettings } from "@keyhole/shared/installation-settings";
import { z } from "zod";
import { installationSettingsKey, noFacts, readInstallationSettings } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf, withDetail } from "../../door/trail-drafts.ts";
import { postureOf } from "./posture.ts";

export const read = guarded("installation.read", z.void(), noFacts).query(({ ctx }) =>
  readInstallationSettings(ctx.services),
);

/** Names as entries write them: "approverAgeMs" -> "approver-age-ms". */
const codeOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One entry for each setting that changes; the values stand sealed beside it. */
export const change = guarded("settings.change", installationSettings, noFacts).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const before = await readInstallationSettings(services);
  const cipher = await services.personKeys.load(actor.personId);
  const drafts = Object.entries(input)
    .filter(([name, value]) => Reflect.get(before, name) !== value)
    .map(([name, value]) => {
      const entry = entryOf(ctx, { type: "settings.changed", setting: codeOf(name) });
      return withDetail(
        entry,
        { before: Reflect.get(before, name) as boolean | number, after: value },
        { cipher, services },
      ); // the schema's own types
    });
  if (drafts.length === 0) return before;
  await services.store.write.saveSetting(installationSettingsKey, JSON.stringify(input), { now, drafts });
  services.events.toEveryone({ kind: "changed", what: "settings" });
  return input;
});

export const posture = guarded("installation.read", z.void(), noFacts).query(({ ctx }) => postureOf(ctx.services));
