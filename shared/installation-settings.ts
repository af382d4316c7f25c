import { z } from "zod";

const hour = 3_600_000;

/** Settings of the whole installation. The defaults are the safe ones; each relaxed one shows on the posture list. */
export const installationSettings = z.strictObject({
  /** How old an approver's account must be, in milliseconds (I6). */
  approverAgeMs: z
    .int()
    .min(0)
    .max(90 * 24 * hour)
    .default(24 * hour),
  /** Whether somebody invited or reset by the requester may approve (I6). */
  dependentMayApprove: z.boolean().default(false),
  /** Whether people who only label need a second factor; off, an administrator may waive it for each of them. */
  labelersNeedSecondFactor: z.boolean().default(true),
  /** How long, in milliseconds, a lead whose sign-in was reset cannot approve resets that the same person asks for (I6). */
  resetTieMs: z
    .int()
    .min(0)
    .max(365 * 24 * hour)
    .default(30 * 24 * hour),
});

export type InstallationSettings = z.infer<typeof installationSettings>;
export type InstallationSetting = keyof InstallationSettings;

export const defaultInstallationSettings: InstallationSettings = installationSettings.parse({});

/** As stored: JSON, or null before anybody changed one. */
export const parseInstallationSettings = (stored: string | null): InstallationSettings =>
  stored === null ? defaultInstallationSettings : installationSettings.parse(JSON.parse(stored));

/** The settings by name, as the schema lists them. */
export const installationSettingNames = installationSettings.keyof().options;

/** Whether a change from `before` to `after` makes this setting less safe. */
const isLooser: {
  readonly [Name in InstallationSetting]: (before: InstallationSettings, after: InstallationSettings) => boolean;
} = {
  approverAgeMs: (before, after) => after.approverAgeMs < before.approverAgeMs,
  dependentMayApprove: (before, after) => after.dependentMayApprove && !before.dependentMayApprove,
  labelersNeedSecondFactor: (before, after) => !after.labelersNeedSecondFactor && before.labelersNeedSecondFactor,
  resetTieMs: (before, after) => after.resetTieMs < before.resetTieMs,
};

/** The settings that a change makes less safe: those take two people. */
export const relaxedBetween = (before: InstallationSettings, after: InstallationSettings): InstallationSetting[] =>
  installationSettingNames.filter((name) => isLooser[name](before, after));

/** The settings that are less safe than the default. */
export const relaxedSettings = (settings: InstallationSettings): InstallationSetting[] =>
  relaxedBetween(defaultInstallationSettings, settings);

/** These settings of `from`, the others of `to`. */
export const withSettings = (
  to: InstallationSettings,
  from: InstallationSettings,
  names: readonly InstallationSetting[],
): InstallationSettings =>
  installationSettings.parse({ ...to, ...Object.fromEntries(names.map((name) => [name, from[name]])) });
