import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Visitor } from "../harness.ts";
import { freePort, startServer, type ServerProcess } from "../server-process.ts";

/** The built server as a demo in a process of its own: people of every role, sample projects, some work done. */
export interface Demo {
  readonly server: ServerProcess;
  readonly passwords: ReadonlyMap<string, string>;
  /** A session of one of its people. */
  as(login: string): Promise<Visitor>;
  /** Starts it again where it was killed, as an ordinary installation: people, sessions and data are there. */
  restart(this: void): Promise<void>;
  close(): Promise<void>;
}

export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), "keyhole-test-"));
  const options = { dataDir: join(folder, "data"), port: await freePort(), env: { KEYHOLE_DEMO: "1" } };
  let server = await startServer(options);
  const close = async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  // The list of its people is the last that it says.
  const people = () => [...server.output().matchAll(/^ {2}(\S+) +(\S+) +\S+ +\S.*$/gm)];
  for (let tries = 0; people().length < 8; tries++) {
    if (tries > 1_200) {
      await close();
      throw new Error(`the demo was not made:\n${server.output()}`);
    }
    await wait(50);
  }
  return {
    server,
    async restart() {
      server = await startServer({ ...options, env: {} });
    },
    passwords: new Map(people().map(([, login = "", password = ""]) => [login, password])),
    async as(login) {
      const who = new Visitor(server.url);
      who.login = login;
      const { person } = await who.client.session.actAs.mutate({ login });
      who.name = person?.name ?? "";
      who.personId = person?.id ?? "";
      return who;
    },
    close,
  };
}
