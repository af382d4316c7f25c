import { createHash, createHmac } from "node:crypto";
import type { EntryDraft } from "@keyhole/db/store/trail";
import type { Id } from "@keyhole/shared/ids";
import { canonicalJson } from "@keyhole/shared/trail/canonical-json";
import { commitDetail, saltLength, type Detail } from "@keyhole/shared/trail/commitment";
import type { TrailDraft } from "@keyhole/shared/trail/entry";
import type { Services } from "../services.ts";
import { BoundedCache } from "../vault/bounded-cache.ts";
import type { PersonCipher } from "../vault/person-keys.ts";
import type { RequestContext } from "./context.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** A fresh id: 128 random bits. */
export const newId = <Kind extends string>({ random }: Pick<Services, "random">): Id<Kind> =>
  Buffer.from(random(16)).toString("base64url") as Id<Kind>; // the encoding is what the brand stands for

type Words = Omit<TrailDraft, "actor" | "outcome"> & Partial<Pick<TrailDraft, "actor" | "outcome">>;

/** The format has no empty lists: a key without members is left out. */
const withoutEmptyLists = (words: Words): Words =>
  !Object.values(words).some((value) => Array.isArray(value) && value.length === 0)
    ? words
    : (Object.fromEntries(
        Object.entries(words).filter(([, value]) => !Array.isArray(value) || value.length > 0),
      ) as Words); // same keys, fewer

/** An entry by the server itself, a job or the console. */
export const systemEntry = (services: Pick<Services, "random" | "clock">, words: Words): EntryDraft => ({
  entry: {
    actor: "system",
    outcome: "ok",
    ...withoutEmptyLists(words),
    v: 1,
    id: newId(services),
    time: services.clock(),
  },
});

/** Addresses whose ids are kept: every entry of a request names its source. By pepper, so that tests' servers stay apart. */
const sourcesKept = 4_096;
const sources = new WeakMap<Uint8Array, BoundedCache<Id<"source">>>();

/** A network source as an id: the address under the pepper, so that entries can be joined but say no address. */
export function sourceId({ keys }: Pick<Services, "keys">, address: string): Id<"source"> {
  const known = sources.get(keys.pepper) ?? new BoundedCache<Id<"source">>(sourcesKept);
  sources.set(keys.pepper, known);
  return known.get(address) ?? known.keep(address, sourceUnder(keys.pepper, address));
}

const sourceUnder = (pepper: Uint8Array, address: string): Id<"source"> =>
  createHmac("sha256", pepper)
    .update(`source/${address}`)
    .digest()
    .subarray(0, 16)
    .toString("base64url") as Id<"source">; // 16 bytes in the id encoding

/** An entry about a request: who, session, device, teams and source are filled in. */
export function entryOf(context: RequestContext, words: Words): EntryDraft {
  const { services, signedIn, now, request } = context;
  const known =
    signedIn === null
      ? ({ actor: "anonymous" } as const)
      : {
          actor: signedIn.person.id,
          session: signedIn.session.id,
          device: signedIn.session.deviceId,
          ...(signedIn.teams.length === 0 ? {} : { teams: signedIn.teams.map((team) => team.id) }),
        };
  const source = sourceId(services, request.address);
  return {
    entry: {
      outcome: "ok",
      channel: "web",
      source,
      ...known,
      ...withoutEmptyLists(words),
      v: 1,
      id: newId(services),
      time: now,
    },
  };
}

/** The same with details that may not stand in an entry: sealed under the person's key, committed to in the entry. */
export function withDetail(
  draft: EntryDraft,
  detail: Detail,
  seal: { cipher: PersonCipher; services: Services },
): EntryDraft {
  const salt = seal.services.random(saltLength);
  const body = Buffer.from(canonicalJson({ salt: Buffer.from(salt).toString("base64url"), detail }));
  const { personId } = seal.cipher;
  return {
    entry: { ...draft.entry, detail: commitDetail(sha256, salt, detail) },
    detail: { personId, sealed: seal.cipher.sealDetail(draft.entry.id, body) },
  };
}

/** Address and browser of a sign-in or the like. */
export const requestDetail = ({ request }: RequestContext): Detail => ({
  address: request.address,
  userAgent: request.userAgent.slice(0, 300),
});
