// The guards that remove-guards.mjs takes away, one at a time: where, what stands there, what stands there instead, and the
// cheapest test files that must notice. Plain data. A `find` that is gone from its file ends the run: the list stays true.

const door = "server/door";
const security = "server/security";
const edges = "test/attacks/edges.test.ts";
const transport = "test/door/transport.test.ts";
const routes = "test/door/routes.test.ts";
const tickets = "test/attacks/tickets.test.ts";
const exportTickets = "test/attacks/export-tickets.test.ts";
const sessions = "test/attacks/sessions.test.ts";
const leases = "test/attacks/leases.test.ts";

export const guards = [
  {
    name: "a procedure asks the policy",
    file: `${door}/procedure.ts`,
    find: "await requireAllowed({ ...ctx, actor }, action, { facts });",
    replace: "",
    tests: transport,
  },
  {
    name: "a procedure needs a complete session",
    file: `${door}/admission.ts`,
    find: 'throw new KeyholeError("second-factor-needed");',
    replace: "break;",
    tests: routes,
  },
  {
    name: "a second factor must be set up first",
    file: `${door}/admission.ts`,
    find: 'throw new KeyholeError("must-enrol");',
    replace: "break;",
    tests: routes,
  },
  {
    name: "a locked session opens nothing",
    file: `${door}/admission.ts`,
    find: 'if (isLocked(session, now)) throw new KeyholeError("locked");',
    replace: "",
    tests: routes,
  },
  {
    name: "a team's networks and end",
    file: `${door}/admission.ts`,
    find: 'if (!teamsAllow(teams, { address: request.address, now })) throw new KeyholeError("signed-out");',
    replace: "",
    tests: edges,
  },
  {
    name: "a denial ends the request",
    file: `${door}/require-allowed.ts`,
    find: "throw new KeyholeError(decision);",
    replace: "",
    tests: routes,
  },
  {
    name: "a denial is recorded",
    file: `${door}/require-allowed.ts`,
    find: "await context.services.store.write.recordOnly([entryOf(context, words)]);",
    replace: "void entryOf(context, words);",
    tests: transport,
  },
  {
    name: "sessions end after their time",
    file: `${door}/context.ts`,
    find: "found !== null && now - found.session.created < lifetimeMs[found.session.phase]",
    replace: "found !== null",
    tests: sessions,
  },
  {
    name: "sessions lock when idle",
    file: `${door}/context.ts`,
    find: " || now - session.lastActive > idleLockMs + idleGraceMs",
    replace: "",
    tests: sessions,
  },
  {
    name: "tokens stand hashed in the store",
    file: `${door}/context.ts`,
    find: 'createHash("sha256").update(token).digest("base64url")',
    replace: "(createHash, token)",
    tests: sessions,
  },
  {
    name: "Fetch Metadata",
    file: `${door}/same-origin.ts`,
    find: 'if (site !== undefined && site !== "same-origin") return false;',
    replace: "",
    tests: edges,
  },
  {
    name: "the Origin header",
    file: `${door}/same-origin.ts`,
    find: "if (headers.origin === publicUrl) return true;",
    replace: "return true;",
    tests: edges,
  },
  {
    name: "the header that forms cannot set",
    file: `${door}/http.ts`,
    find: ' && request.headers["x-keyhole"] === "1"',
    replace: "",
    tests: edges,
  },
  {
    name: "procedures come from our own page",
    file: `${door}/routes.ts`,
    find: "    requireOwnPage(services, request);\n    const context = await contextOf",
    replace: "    const context = await contextOf",
    tests: edges,
  },
  {
    name: "the event stream is for our own page",
    file: `${door}/routes.ts`,
    find: 'if (!isSameOrigin(request.headers, services.config.publicUrl)) throw new KeyholeError("absent");',
    replace: "",
    tests: routes,
  },
  {
    name: "the event stream needs a complete session",
    file: `${door}/routes.ts`,
    find: "const { actor } = admitted(await contextOf(services, request, reply));",
    replace:
      'const actor = (await contextOf(services, request, reply)).signedIn?.session ?? { sessionId: "", personId: "", teamIds: [] };',
    tests: routes,
  },
  {
    name: "bodies have a limit",
    file: `${door}/http.ts`,
    find: "const bodyLimit = 8 * 1024 * 1024;",
    replace: "const bodyLimit = 80 * 1024 * 1024;",
    tests: transport,
  },
  {
    name: "keys that reach a prototype are refused",
    file: `${door}/http.ts`,
    find: 'onProtoPoisoning: "error",\n    onConstructorPoisoning: "error",',
    replace: 'onProtoPoisoning: "remove",\n    onConstructorPoisoning: "remove",',
    tests: transport,
  },
  {
    name: "client addresses come from the connection",
    file: `${door}/http.ts`,
    find: "trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,",
    replace: "trustProxy: true,",
    tests: edges,
  },
  {
    name: "ten calls a batch",
    file: `${door}/rpc-route.ts`,
    find: 'if (paths.length > batchLimit) return refusal("too-large");',
    replace: "",
    tests: transport,
  },
  {
    name: "unknown names are not echoed",
    file: `${door}/procedure.ts`,
    find: "message: body.code,",
    replace: "message: error.message,",
    tests: transport,
  },
  {
    name: "causes stay on the server",
    file: `${door}/errors.ts`,
    find: 'return { code: "internal" };',
    replace: 'return { code: "internal", problems: [{ path: [], message: String(cause) }] };',
    tests: "test/attacks/stored-text.test.ts",
  },
  {
    name: "nosniff",
    file: `${door}/headers.ts`,
    find: '    "x-content-type-options": "nosniff",\n',
    replace: "",
    tests: edges,
  },
  { name: "data is sandboxed", file: `${door}/headers.ts`, find: "; sandbox", replace: "", tests: edges },
  {
    name: "Trusted Types",
    file: `${door}/headers.ts`,
    find: "  \"require-trusted-types-for 'script'\",\n",
    replace: "",
    tests: edges,
  },
  { name: "no-store", file: `${door}/headers.ts`, find: '"no-store"', replace: '"private"', tests: edges },
  {
    name: "headers are on every reply",
    file: `${door}/http.ts`,
    find: "void reply.headers(headers);",
    replace: "",
    tests: edges,
  },
  { name: "cookies: HttpOnly", file: `${door}/cookies.ts`, find: " HttpOnly;", replace: "", tests: sessions },
  { name: "cookies: Secure", file: `${door}/cookies.ts`, find: " Secure;", replace: "", tests: sessions },
  {
    name: "cookies: SameSite",
    file: `${door}/cookies.ts`,
    find: "SameSite=Strict",
    replace: "SameSite=Lax",
    tests: sessions,
  },
  {
    name: "networks are looked at",
    file: `${door}/network.ts`,
    find: "return isIP(known) !== 0 && list.check(known, family(known));",
    replace: "return isIP(known) !== 0 || list.check(known, family(known));",
    tests: edges,
  },
  {
    name: "a lease is its person's",
    file: `${door}/facts.ts`,
    find: "mine: lease.personId === context.actor.personId",
    replace: "mine: true",
    tests: leases,
  },
  {
    name: "a freeze is a fact",
    file: "db/sqlite/areas/projects-reader.ts",
    find: "const frozen = mayBeFrozen && freezesOver(",
    replace: "const frozen = false && freezesOver(",
    tests: leases,
  },
  ...ticketGuards(`${security}/ticket.ts`, tickets),
  ...ticketGuards(`${security}/export-ticket.ts`, exportTickets),
  {
    name: "a media ticket is its session's",
    file: `${security}/ticket.ts`,
    find: "session !== expected.sessionId || ",
    replace: "",
    tests: tickets,
  },
  {
    name: "an export ticket is its session's",
    file: `${security}/export-ticket.ts`,
    find: ' || payload["session"] !== expected.sessionId',
    replace: "",
    tests: exportTickets,
  },
  {
    name: "leases end",
    file: `${security}/lease.ts`,
    find: "expires: now + (",
    replace: "expires: now + 1e9 + (",
    tests: "test/flows/work-leases.test.ts",
  },
  {
    name: "secrets stay out of logs",
    file: `${security}/redact.ts`,
    find: 'secret.test(key) ? "[redacted]" : clean(value, 0)',
    replace: "clean(value, 0)",
    tests: edges,
  },
  {
    name: "log values stay on their line",
    file: `${security}/redact.ts`,
    find: ".replaceAll(acting, escaped)",
    replace: "",
    tests: edges,
  },
  {
    name: "library messages stay out of logs",
    file: `${security}/redact.ts`,
    find: "return { error: error.constructor.name,",
    replace: "return { error: error.message,",
    tests: edges,
  },
];

function ticketGuards(file, tests) {
  const about = file.includes("export") ? "an export" : "a media";
  return [
    ["one algorithm", "algorithms: [algorithm],\n"],
    ["audience", "    audience,\n"],
    ["type", "    typ: type,\n"],
    ["age", "    maxTokenAge:"],
  ].map(([what, find]) => ({
    name: `${about} ticket's ${what}`,
    file,
    find,
    replace: find.endsWith(":") ? "    clockTolerance:" : "",
    tests,
  }));
}
