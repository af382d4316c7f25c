import { createDecipheriv } from "node:crypto";
import sharp from "sharp";
import type { RawItem } from "@keyhole/server/features/imports/make-item";
import { parcelNonceBytes, readParcel } from "@keyhole/shared/parcel";
import type { Visitor } from "../harness.ts";
import { answersOf, stored, submission, type Opened } from "./work.ts";

// What the tests about tasks that are prepared ahead share.

/** A picture of one colour of its own, for the template "image-classification". */
export const colour = async (background: string, side = 320): Promise<RawItem> => {
  const blank = { width: side, height: side, channels: 3, background } as const;
  return { fields: { image: { kind: "picture", bytes: await sharp({ create: blank }).png().toBuffer() } } };
};

export interface Ahead {
  readonly id: string;
  readonly sealed: Buffer;
}

/** What a page asks for while a task is on its screen; null where nothing is prepared. */
export async function ahead(who: Visitor, opened: Opened): Promise<Ahead | null> {
  const reply = await who.media("/media/prepared", opened.overlayTicket, { theme: "light" });
  if (reply.status === 204) return null;
  if (reply.status !== 200) throw new Error(`prepared: ${reply.status} ${await reply.text()}`);
  return { id: reply.headers.get("x-prepared") ?? "", sealed: Buffer.from(await reply.arrayBuffer()) };
}

/** As the page does with the key that came with the claim. Throws where it does not fit. */
export function unsealed(sealed: Buffer, key: string) {
  const nonce = sealed.subarray(0, parcelNonceBytes);
  const cipher = createDecipheriv("aes-256-gcm", Buffer.from(key, "base64url"), nonce);
  cipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(parcelNonceBytes, -16)), cipher.final()]);
  return readParcel(Uint8Array.from(plain));
}

/** Submits with the first class and gives the next task, as the page does in one call. */
export async function submitted(who: Visitor, opened: Opened): Promise<Opened> {
  const [question] = opened.form?.questions ?? [];
  if (question?.type !== "choice") throw new Error("the form does not begin with a choice");
  const [option] = question.settings.options;
  const value = { selected: [option?.value ?? ""], tie: false };
  const input = submission(opened, answersOf({ [question.name]: stored("choice", value) }));
  const { next } = await who.client.work.submit.mutate({ ...input, next: true });
  if (next === null) throw new Error("no next task");
  return next;
}

/** The bytes that a task's picture is fetched as by its ticket. */
export async function fetched(who: Visitor, opened: Opened): Promise<Buffer> {
  const [shown] = Object.values(opened.fields);
  if (shown?.kind !== "image") throw new Error("no picture");
  const reply = await who.media("/media/picture", shown.ticket);
  if (reply.status !== 200) throw new Error(`picture: ${reply.status}`);
  return Buffer.from(await reply.arrayBuffer());
}
