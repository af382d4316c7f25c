import { socketPath } from "../cli/connection.ts";
import type { Services } from "../services.ts";
import { makeDemoPeople } from "./demo-people.ts";
import { seedDemo } from "./seed.ts";

/** Fills a throw-away installation with people, sample projects and work, and says how to use it. */
export async function makeDemo(services: Services, say: (text: string) => void): Promise<void> {
  const { demo, config } = services;
  if (demo === null) return;
  say("\nMaking people, sample projects and some finished work …");
  demo.people.push(...(await makeDemoPeople(services)));
  await seedDemo(socketPath(config.dataDir), demo.people);
  say(
    "\nThis is a demo: everything is thrown away when it stops. Use the tabs on top of each page to act as somebody,",
  );
  say("or sign in. A current code is printed by:  npx --yes pnpm keyhole demo code NAME\n");
  for (const { name, login, role, password } of demo.people) {
    say(`  ${login.padEnd(6)} ${password.padEnd(22)} ${role.padEnd(18)} ${name}`);
  }
  say("");
}
