import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { schemaSql } from "@keyhole/db/sqlite/ddl";
import { Sealer } from "@keyhole/db/sqlite/sealer";
import { WriteQueue } from "@keyhole/db/sqlite/write-queue";

const busyMs = 15;
const busy = () => {
  const until = performance.now() + busyMs;
  while (performance.now() < until);
};

function queueWith(log: string[]) {
  const database = new Database(":memory:");
  database.exec(schemaSql());
  const commits = { open: [] as string[] };
  const prepare = (source: string) => {
    const statement = database.prepare(source);
    if (source !== "COMMIT") return statement;
    return Object.assign(Object.create(statement) as typeof statement, {
      run: () => {
        const done = statement.run();
        log.push(commits.open.join("+"));
        commits.open = [];
        return done;
      },
    });
  };
  const seen = Object.assign(Object.create(database) as Database.Database, { prepare });
  const queue = new WriteQueue(seen, new Sealer(database, () => ({ signature: new Uint8Array(64) }) as never)); // nothing is sealed here
  const patient = (name: string) =>
    queue.run(() => {
      busy();
      commits.open.push(name);
    }, true);
  const urgent = (name: string) => queue.run(() => void commits.open.push(name));
  return { queue, patient, urgent };
}

it("people's replies wait for no import: it commits alone, never twice in a row while people work, and still goes on", async () => {
  const log: string[] = [];
  const { queue, patient, urgent } = queueWith(log);
  const imported = Array.from({ length: 6 }, (_, index) => patient(`import ${index}`));
  let done = 0;
  for (const each of imported) void each.then(() => done++);
  // One labeler without a pause: the next operation comes as soon as the last is answered.
  while (done < imported.length) await urgent("work");
  await queue.close();
  const imports = log.flatMap((commit, at) => (commit.startsWith("import") ? [at] : []));
  expect(imports.map((at) => log[at])).toEqual(Array.from({ length: 6 }, (_, index) => `import ${index}`));
  for (const [at, place] of imports.slice(1).entries()) expect(place - (imports[at] ?? place)).toBeGreaterThan(1);
});

it("what waits is finished before the queue closes, though people just worked", async () => {
  const log: string[] = [];
  const { queue, patient, urgent } = queueWith(log);
  await urgent("work");
  const both = Promise.all([patient("first"), patient("second")]);
  await queue.close();
  await both;
  expect(log.filter((commit) => commit !== "")).toEqual(["work", "first", "second"]);
});
