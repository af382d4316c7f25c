const security = "server/security";
const prepared = "test/attacks/prepared.test.ts";

/** Guards of what lies in a browser or comes ahead to it. */
export const ofWork = [
  {
    name: "unsent work: its key is a person's",
    file: `${security}/key-derivation.ts`,
    find: "${oneWord(taskId)}/${oneWord(personId)}`",
    replace: "${oneWord(taskId)}`",
    tests: "test/attacks/outbox.test.ts",
  },
  {
    name: "unsent work: what is over is told of one's own",
    file: "db/sqlite/areas/work-reader.ts",
    find: "or(isNotNull(assignments.id), isNotNull(projectMembers.role))",
    replace: "",
    tests: "test/attacks/outbox.test.ts",
  },
  {
    name: "ahead: what ends the right while it is made",
    file: "server/features/work/prepare.ts",
    // Both at once: a freeze ends the lease and cuts replies off.
    find: "await services.store.read.heldLease({ ...hold, now: services.clock() });\n      // What ends the right to it may have come while it was made.\n      gone.signal.throwIfAborted();",
    replace: "",
    tests: prepared,
  },
  {
    name: "ahead: it counts in the hour's bytes",
    file: "server/features/work/prepare.ts",
    find: "services.budgets.bytes.spend(hold.personId, sealed.length);",
    replace: "",
    tests: prepared,
  },
  {
    name: "ahead: a key leaves with its own view only",
    file: "server/features/work/prepared-claim.ts",
    find: 'opened?.view.id === ready.view.viewId ? "claimed" : "unused"',
    replace: '"claimed"',
    tests: prepared,
  },
  {
    name: "ahead: its key dies with what cuts replies off",
    file: "server/features/work/preparations.ts",
    find: "const abort = (): void => this.drop(preparation);",
    replace: "const abort = (): void => undefined;",
    tests: prepared,
  },
  {
    name: "ahead: lengths are padded",
    file: "shared/parcel.ts",
    find: "const packed = new Uint8Array(paddedLength(content));",
    replace: "const packed = new Uint8Array(content);",
    tests: "shared/parcel.test.ts",
  },
];
