import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import type { Id } from "@keyhole/shared/ids";
import { installationSettings, type InstallationSettings } from "@keyhole/shared/installation-settings";
import type { ErrorBody } from "@keyhole/shared/errors";
import { createApp, type App } from "@keyhole/server/app";
import { readConfig } from "@keyhole/server/config";
import type { AppRouter } from "@keyhole/server/door/router";
import { installationSettingsKey } from "@keyhole/server/door/facts";
import { readStaticFiles } from "@keyhole/server/door/static-files";
import { makeSetUpLink } from "@keyhole/server/features/session/set-up";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { buildEntries } from "./images/build-worker.ts";

export const password = "a long enough phrase 7";

/** The real server on a temporary folder and a free loopback port, with a clock that tests can move. */
export interface Harness {
  readonly app: App;
  readonly url: string;
  readonly dataDir: string;
  /** Moves the server's clock on. */
  pass(milliseconds: number): void;
  now(): number;
  /** A browser without a session. */
  visitor(): Visitor;
  /** The first administrator, made through the set-up link. */
  administrator(): Promise<Visitor>;
  /** Somebody invited by the administrator, signed in with a second factor. */
  person(options: InviteOptions): Promise<Visitor>;
  /** Somebody new by a link. */
  join(link: string, name: string): Promise<Visitor>;
  /** Signs in again with password and a fresh code, as after the end of a session. Moves the clock by a minute. */
  signIn(who: Visitor): Promise<void>;
  close(): Promise<void>;
}

export interface InviteOptions {
  readonly name: string;
  readonly administrator?: boolean;
  readonly securityReviewer?: boolean;
  readonly mayCreateProjects?: boolean;
}

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** One browser: its cookies, its typed client and plain fetch. */
export class Visitor {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  readonly client: Client;
  name = "";
  login = "";
  personId = "";
  secret: Buffer | null = null;
  recoveryCodes: readonly string[] = [];
  breakGlassCodes: readonly string[] = [];

  constructor(url: string) {
    this.url = url;
    this.client = createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: `${url}/rpc`,
          methodOverride: "POST",
          maxItems: 10,
          headers: { "x-keyhole": "1" },
          fetch: (input, init) =>
            this.fetch(input instanceof Request ? input.url : input.toString(), init as RequestInit),
        }),
      ],
    });
  }

  /** Like a browser: sends the cookies and keeps what the reply sets. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set("cookie", [...this.cookies].map(([key, value]) => `${key}=${value}`).join("; "));
    const reply = await fetch(new URL(path, this.url), { ...init, headers });
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1);
      if (value === "") this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), value);
    }
    return reply;
  }

  /** A protected picture or overlay, by its ticket. */
  media(path: string, ticket: string, body: unknown = {}): Promise<Response> {
    const headers = { "x-keyhole": "1", "content-type": "application/json", authorization: `Bearer ${ticket}` };
    return this.fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  }
}

/** The error body that a call was refused with; throws when it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<ErrorBody> {
  try {
    await call;
  } catch (cause) {
    if (!(cause instanceof TRPCClientError)) throw cause;
    const { body } = cause.data as { body?: ErrorBody };
    if (body === undefined) throw cause;
    return body;
  }
  throw new Error("the call was not refused");
}

export async function startHarness(options: { readonly dataDir?: string } = {}): Promise<Harness> {
  const dataDir = options.dataDir ?? join(mkdtempSync(join(tmpdir(), "keyhole-test-")), "data");
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const env = { PORT: "0", KEYHOLE_DATA_DIR: dataDir, KEYHOLE_LOG_LEVEL: "error", KEYHOLE_DISK_RESERVE_MB: "0" };
  const config = readConfig(env);
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: Readonly<Record<string, unknown>>, message: string) => console.error(message, fields),
  };
  const client = new URL("../client/dist/", import.meta.url);
  const files = existsSync(client) ? await readStaticFiles(client.pathname) : new Map();
  const worker = await buildEntries({
    image: new URL("../server/images/image-worker.ts", import.meta.url),
    data: new URL("../server/jobs/data-worker.ts", import.meta.url),
  });
  const [imageWorker, dataWorker] = [new URL("image.mjs", worker.folder), new URL("data.mjs", worker.folder)];
  const app = await createApp({ config, log, files, imageWorker, dataWorker, clock });
  await app.http.listen({ host: "127.0.0.1", port: 0 });
  const address = app.http.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;
  Object.assign(config, { publicUrl: url });
  let first: Promise<Visitor> | null = null;

  const visitor = () => new Visitor(url);
  const enrol = async (who: Visitor) => {
    const { secret } = await who.client.secondFactor.begin.mutate();
    who.secret = fromBase32(secret);
    const codes = await who.client.secondFactor.confirm.mutate({ code: codeAt(who.secret, stepAt(clock())) });
    who.recoveryCodes = codes.recoveryCodes;
    who.breakGlassCodes = codes.breakGlassCodes;
    const state = await who.client.session.state.query();
    who.personId = state.person?.id ?? "";
  };
  const accept = async (link: string, name: string) => {
    const who = visitor();
    who.name = name;
    who.login = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@example.test`;
    const token = link.slice(link.indexOf("#") + 1);
    await who.client.invitation.accept.mutate({ token, name, login: who.login, password });
    await enrol(who);
    return who;
  };

  const harness: Harness = {
    app,
    url,
    dataDir,
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
    now: clock,
    visitor,
    administrator() {
      first ??= (async () => {
        const link = await makeSetUpLink(app.services);
        if (link === null) throw new Error("there is an administrator already");
        return accept(link, "Ada Admin");
      })();
      return first;
    },
    async person(invited) {
      const admin = await harness.administrator();
      const { link } = await admin.client.people.invite.mutate({
        name: invited.name,
        administrator: invited.administrator ?? false,
        securityReviewer: invited.securityReviewer ?? false,
        mayCreateProjects: invited.mayCreateProjects ?? false,
      });
      if (link === null) throw new Error("this duty waits for a second person");
      return accept(link, invited.name);
    },
    join: accept,
    async signIn(who) {
      harness.pass(60_000);
      await who.client.session.signIn.mutate({ login: who.login, password });
      if (who.secret === null) return;
      await who.client.session.secondFactor.mutate({ code: codeAt(who.secret, stepAt(clock())) });
    },
    async close() {
      await app.close();
      worker.remove();
      if (options.dataDir === undefined) rmSync(join(dataDir, ".."), { recursive: true, force: true });
    },
  };
  return harness;
}

/** Settings of the installation as two people left them. */
export async function putSettings(harness: Harness, settings: Partial<InstallationSettings>): Promise<void> {
  const value = JSON.stringify(installationSettings.parse(settings));
  const record = { now: harness.now(), drafts: [] };
  await harness.app.services.store.write.saveSetting(installationSettingsKey, value, record);
}

export function fromBase32(text: string): Buffer {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = Array.from(text)
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export const randomId = <Kind extends string>() => randomBytes(16).toString("base64url") as Id<Kind>;
