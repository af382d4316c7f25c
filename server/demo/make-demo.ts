import { socketPath } from "../cli/connection.ts";
import { ConfigError } from "../config.ts";
import { systemEntry } from "../door/trail-drafts.ts";
import { hashCode, makeCodes } from "../identity/codes.ts";
import type { Services } from "../services.ts";
import { makeDemoPeople } from "./demo-people.ts";
import { seedDemo } from "./seed.ts";

/** A demo has no place where people work: it makes accounts whose passwords it prints, and lets anybody act as them. */
export async function requireThrowAway({ store, config }: Services): Promise<void> {
  if ((await store.read.peopleEverWithDuty()).length === 0) return;
  throw new ConfigError(
    `${config.dataDir} holds an installation. A demo needs a folder of its own: leave KEYHOLE_DATA_DIR out, or name an empty one.`,
  );
}

/** Fills a throw-away installation with people, sample projects and work, and says how to use it. */
export async function makeDemo(services: Services, say: (text: string) => void): Promise<void> {
  const { demo, config } = services;
  if (demo === null) return;
  say("\nMaking people, sample projects and some finished work …");
  demo.people.push(...(await makeDemoPeople(services)));
  const codes = await makeBreakGlassCodes(services);
  await seedDemo(socketPath(config.dataDir), demo.people);
  say(
    "\nThis is a demo: everything is thrown away when it stops. Use the tabs on top of each page to act as somebody,",
  );
  say("or sign in. A current code is printed by:  npx --yes pnpm keyhole demo code NAME\n");
  for (const { name, login, role, password } of demo.people) {
    say(`  ${login.padEnd(6)} ${password.padEnd(22)} ${role.padEnd(18)} ${name}`);
  }
  say(`\nBreak-glass codes: ${codes.join(", ")}\n`);
}

async function makeBreakGlassCodes(services: Services): Promise<string[]> {
  const codes = makeCodes(services.random, "break-glass");
  const hashes = codes.map((code) => hashCode(services.keys.pepper, "break-glass", code));
  const words = { type: "settings.changed", setting: "break-glass-codes", count: codes.length } as const;
  const drafts = [systemEntry(services, words)];
  await services.store.write.saveBreakGlassCodes({ hashes, now: services.clock(), drafts });
  return codes;
}
