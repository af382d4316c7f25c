import { relaxedSettings, type InstallationSetting } from "@keyhole/shared/installation-settings";
import { isLoopback } from "../../config.ts";
import { readInstallationSettings } from "../../door/facts.ts";
import type { Services } from "../../services.ts";

/** Milliseconds UTC as text; written by whoever backs the keys up or tries a restore. */
export const keyBackupKey = "key-backup-at";
export const restoreTriedKey = "restore-tried-at";

/** How old the last trial of a restore may be before it counts as not tried. */
const restoreTrialMs = 180 * 24 * 3_600_000;

export type PostureItem =
  | {
      readonly fact: "tls" | "keyBackup" | "secondAdministrator" | "securityReviewer" | "restore";
      readonly isSafe: boolean;
    }
  /** Codes that were not used yet, of those made last. */
  | { readonly fact: "breakGlass"; readonly isSafe: boolean; readonly left: number; readonly made: number }
  | { readonly fact: "relaxed"; readonly setting: InstallationSetting; readonly isSafe: false };

/** What is not yet safe, each with one fix (the page says which). Facts only; nothing here changes anything. */
export async function postureOf(services: Services): Promise<PostureItem[]> {
  const { config, store, clock } = services;
  const [people, settings, keyBackup, restore, codes] = await Promise.all([
    store.read.peopleEverWithDuty(),
    readInstallationSettings(services),
    store.read.setting(keyBackupKey),
    store.read.setting(restoreTriedKey),
    store.read.breakGlassCodes(),
  ]);
  const active = people.filter((person) => person.disabledAt === null);
  const isPrivate = isLoopback(config.host) && isLoopback(new URL(config.publicUrl).hostname);
  return [
    { fact: "tls", isSafe: config.publicUrl.startsWith("https:") || isPrivate },
    { fact: "secondAdministrator", isSafe: active.filter((person) => person.administrator).length > 1 },
    { fact: "securityReviewer", isSafe: active.some((person) => person.securityReviewer) },
    { fact: "keyBackup", isSafe: keyBackup !== null },
    { fact: "restore", isSafe: restore !== null && clock() - Number(restore) < restoreTrialMs },
    { fact: "breakGlass", isSafe: codes.unused > 0, left: codes.unused, made: codes.made },
    ...relaxedSettings(settings).map((setting) => ({ fact: "relaxed", setting, isSafe: false }) as const),
  ];
}
