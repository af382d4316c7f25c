import { installationSettings, relaxedBetween, withSettings } from "@keyhole/shared/installation-settings";
import { z } from "zod";
import { installationSettingsKey, noFacts, readInstallationSettings, settingCode } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf, withDetail } from "../../door/trail-drafts.ts";
import { makeRequest } from "../requests/make-request.ts";
import { postureOf } from "./posture.ts";

export const read = guarded("installation.read", z.void(), noFacts).query(({ ctx }) =>
  readInstallationSettings(ctx.services),
);

/**
 * What makes the installation safer holds at once; what makes it less safe waits for a second, independent person. One
 * entry for each setting that changes; the values stand sealed beside it.
 */
export const change = guarded("settings.change", installationSettings, noFacts).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const before = await readInstallationSettings(services);
  const relaxed = relaxedBetween(before, input);
  const settings = withSettings(input, before, relaxed);
  const cipher = await services.personKeys.load(actor.personId);
  const drafts = Object.entries(settings)
    .filter(([name, value]) => Reflect.get(before, name) !== value)
    .map(([name, value]) => {
      const entry = entryOf(ctx, { type: "settings.changed", setting: settingCode(name) });
      return withDetail(
        entry,
        { before: Reflect.get(before, name) as boolean | number, after: value },
        { cipher, services },
      ); // the schema's own types
    });
  if (drafts.length > 0) {
    await services.store.write.saveSetting(installationSettingsKey, JSON.stringify(settings), { now, drafts });
    services.events.toEveryone({ kind: "changed", what: "settings" });
  }
  if (relaxed.length === 0) return { settings, requestId: null };
  const summary = Object.fromEntries(relaxed.map((name) => [name, input[name]]));
  return { settings, ...(await makeRequest(ctx, { kind: "settings", target: "", summary, projectId: null })) };
});

export const posture = guarded("installation.read", z.void(), noFacts).query(({ ctx }) => postureOf(ctx.services));
