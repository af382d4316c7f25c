import { request as httpRequest, type IncomingMessage } from "node:http";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ErrorBody } from "@keyhole/shared/errors";

export const socketPath = (dataDir: string): string => join(dataDir, "keyhole.sock");

/** A refusal by the server, with its body. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(body.code);
    this.body = body;
  }
}

export interface Connection {
  /** A procedure of the router, under the person's session. */
  call(path: string, input?: unknown): Promise<unknown>;
  /** A console route: what only somebody with a shell on this machine may do. */
  console(name: string, input?: unknown): Promise<unknown>;
  /** A reply as it streams: a POST with a body, a GET without one. */
  stream(
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: AsyncIterable<Uint8Array>,
  ): Promise<IncomingMessage>;
  token: string | null;
}

const json = { "content-type": "application/json" };

export async function readAll(reply: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of reply) pieces.push(Buffer.from(piece as Uint8Array)); // http gives bytes here
  return Buffer.concat(pieces);
}

/** Talks to the server over the socket in its data folder: the same procedures, the same policy, no side door. */
export function connect(path: string, token: string | null): Connection {
  const connection: Connection = {
    token,
    stream(target, headers, body) {
      return new Promise((resolve, reject) => {
        const cookie = connection.token === null ? {} : { cookie: `__Host-keyhole=${connection.token}` };
        const sent = { "x-keyhole": "1", ...cookie, ...headers };
        // Our own routes: what sends a body is a POST.
        const method = body === undefined ? "GET" : "POST";
        const request = httpRequest({ socketPath: path, path: target, method, headers: sent }, (reply) => {
          for (const set of reply.headers["set-cookie"] ?? []) {
            const found = /^__Host-keyhole=([^;]*)/.exec(set)?.[1];
            if (found !== undefined) connection.token = found === "" ? null : found;
          }
          resolve(reply);
        });
        request.once("error", reject);
        const send = async () => {
          if (body !== undefined) for await (const piece of body) if (!request.write(piece)) await drained(request);
          request.end();
        };
        send().catch(reject);
      });
    },
    async call(procedure, input = null) {
      const reply = await connection.stream(`/rpc/${procedure}`, json, once(Buffer.from(JSON.stringify(input))));
      const body: unknown = JSON.parse((await readAll(reply)).toString("utf8"));
      return unwrap(body);
    },
    async console(name, input = {}) {
      const reply = await connection.stream(`/console/${name}`, json, once(Buffer.from(JSON.stringify(input))));
      const body: unknown = JSON.parse((await readAll(reply)).toString("utf8"));
      // The server's own routes: an error body has a code, an answer has not.
      if ((reply.statusCode ?? 500) >= 400) throw new Refused(body as ErrorBody);
      return body;
    },
  };
  return connection;
}

const drained = (request: NodeJS.EventEmitter): Promise<void> => new Promise((go) => request.once("drain", () => go()));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

interface RpcReply {
  readonly result?: { readonly data?: unknown };
  readonly error?: { readonly data?: { readonly body?: ErrorBody } };
}

function unwrap(body: unknown): unknown {
  const { result, error } = body as RpcReply; // the wire format of door/rpc-route.ts
  if (error !== undefined) throw new Refused(error.data?.body ?? { code: "internal" });
  return result?.data;
}

/** True where a server answers on the socket; a socket left behind by a crash is no server. */
export function isServed(path: string): Promise<boolean> {
  if (!existsSync(path)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const request = httpRequest({ socketPath: path, path: "/healthz" }, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200);
    });
    request.once("error", () => resolve(false));
    request.end();
  });
}
