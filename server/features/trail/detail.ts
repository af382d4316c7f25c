import { createHash } from "node:crypto";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type PersonId } from "@keyhole/shared/ids";
import { checkDetail, type Detail } from "@keyhole/shared/trail/commitment";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import type { Services } from "../../services.ts";
import { SealedDataError } from "../../vault/sealed-data-error.ts";
import { recordReading } from "./reading-record.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

const opened = z.strictObject({ salt: z.string(), detail: z.record(z.string(), z.json()) });

export type OpenedDetail =
  /** `matches`: it is what the entry committed to. */
  | { readonly state: "open"; readonly personId: string; readonly detail: Detail; readonly matches: boolean }
  /** The key of this person's details was destroyed. */
  | { readonly state: "erased"; readonly personId: string }
  /** Somebody changed what was stored. */
  | { readonly state: "altered" }
  /** The entry has one, but it is not stored. */
  | { readonly state: "missing" };

/** Address, browser, reason: what an entry commits to without saying it. Opening it is an entry about that person. */
export const detail = guarded("trail.read", z.strictObject({ entryId: idOf<"entry">() }), noFacts).query(
  async ({ ctx, input }): Promise<OpenedDetail> => {
    const { services } = ctx;
    const row = await services.store.read.trailEntry(input.entryId);
    const entry = row === null ? null : decodeEntry(row.entry);
    if (entry?.ok !== true || entry.value.detail === undefined) throw new KeyholeError("absent");
    const stored = await services.store.read.trailDetail(input.entryId);
    const personId = stored?.personId as PersonId | undefined; // the column holds ids of people only
    await recordReading(ctx, {
      type: "trail.read",
      action: "detail",
      object: input.entryId,
      objectKind: "entry",
      ...(personId === undefined ? {} : { subject: personId }),
    });
    if (stored === null || personId === undefined) return { state: "missing" };
    return openDetail(services, { personId, sealed: stored.sealed }, { id: input.entryId, detail: entry.value.detail });
  },
);

async function openDetail(
  { personKeys }: Services,
  { personId, sealed }: { readonly personId: PersonId; readonly sealed: Uint8Array },
  entry: { readonly id: string; readonly detail: string },
): Promise<OpenedDetail> {
  try {
    const cipher = await personKeys.load(personId);
    const body = opened.parse(JSON.parse(Buffer.from(cipher.openDetail(entry.id, sealed)).toString("utf8")));
    const parts = { salt: Buffer.from(body.salt, "base64url"), detail: body.detail as Detail }; // JSON of whole numbers, or the commitment differs
    return { state: "open", personId, detail: parts.detail, matches: checkDetail(sha256, parts, entry.detail) };
  } catch (cause) {
    if (!(cause instanceof SealedDataError)) throw cause;
    return cause.reason === "no-key" ? { state: "erased", personId } : { state: "altered" };
  }
}
