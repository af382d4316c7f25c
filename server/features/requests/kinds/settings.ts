import { installationSettings, type InstallationSetting } from "@keyhole/shared/installation-settings";
import { installationSettingsKey, settingCode } from "../../../door/facts.ts";
import { withDetail } from "../../../door/trail-drafts.ts";
import { noticesTo } from "../../../identity/links.ts";
import type { RequestKindRules, RequestWord } from "../request-kind.ts";

/** Settings by name with the value asked for; the others stay what they are when it is approved. */
export const settingsSummary = installationSettings.partial();

const hour = 3_600_000;

const valueOf = (name: InstallationSetting, value: number | boolean): RequestWord =>
  typeof value === "number"
    ? { term: `admin.settings.word.${name}`, value: value / hour, as: "number" }
    : { term: `admin.settings.word.${name}`, value: value ? "common.on" : "common.off", as: "key" };

/** Makes settings of the installation less safe. The person asks; the values are applied when a second one approves. */
export const settings: RequestKindRules = {
  deciders: ["administrator", "security-reviewer"],
  byBreakGlass: true,
  async describe(_context, { summary }) {
    return entriesOf(summary).map(([name, value]) => valueOf(name, value));
  },
  async approve({ services, by, entry }, request) {
    const cipher = await services.personKeys.load(by ?? request.requestedBy);
    const drafts = entriesOf(request.summary).map(([name, after]) => {
      const words = { type: "settings.changed", setting: settingCode(name), request: request.id } as const;
      return withDetail(entry(words), { after }, { cipher, services });
    });
    const patch = Object.fromEntries(entriesOf(request.summary));
    return {
      effect: { kind: "patch-setting", key: installationSettingsKey, patch },
      notices: await noticesTo(services, {
        kind: by === null ? "break-glass-approved" : "settings-relaxed",
        subject: null,
      }),
      drafts,
      after() {
        services.events.toEveryone({ kind: "changed", what: "settings" });
        return {};
      },
    };
  },
};

/** Only members that the summary itself names: defaults of the schema are not asked for. */
function entriesOf(summary: string): [InstallationSetting, number | boolean][] {
  const given: unknown = JSON.parse(summary);
  const named = new Set(Object.keys(given as object)); // canonical JSON of an object, made by `change`
  const parsed = settingsSummary.parse(given);
  return Object.entries(parsed)
    .filter(([name]) => named.has(name))
    .flatMap(([name, value]) => (value === undefined ? [] : [[name as InstallationSetting, value]])); // the schema's own names
}
