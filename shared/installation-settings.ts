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
});

export type InstallationSettings = z.infer<typeof installationSettings>;
export type InstallationSetting = keyof InstallationSettings;

export const defaultInstallationSettings: InstallationSettings = installationSettings.parse({});

/** As stored: JSON, or null before anybody changed one. */
export const parseInstallationSettings = (stored: string | null): InstallationSettings =>
  stored === null ? defaultInstallationSettings : installationSettings.parse(JSON.parse(stored));

/** The settings that are less safe than the default. */
export const relaxedSettings = (settings: InstallationSettings): InstallationSetting[] => [
  ...(settings.approverAgeMs < defaultInstallationSettings.approverAgeMs ? (["approverAgeMs"] as const) : []),
  ...(settings.dependentMayApprove ? (["dependentMayApprove"] as const) : []),
  ...(settings.labelersNeedSecondFactor ? [] : (["labelersNeedSecondFactor"] as const)),
];
