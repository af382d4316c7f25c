import { parcelNonceBytes, readParcel, type Parcel } from "@keyhole/shared/parcel";
import type { OpenedTask } from "../api-types.ts";
import { fetchMarked, type ShownTheme } from "../media/marked.ts";

/** The page paints and settles first. */
const beginAfterMs = 100;

export type OpenedParcel = Parcel<Uint8Array<ArrayBuffer>>;

interface Sealed {
  readonly id: string;
  readonly bytes: ArrayBuffer;
}

/**
 * The probable next task's pictures, as ciphertext in this page's memory. The server gives the key with the claim that
 * commits their view, or never: then they are dropped and fetched as ever.
 */
export class Ahead {
  #coming: Promise<Sealed | null> | null = null;
  #cancel = (): void => undefined;

  /** Asks for what comes after a task that is on screen now. Nothing depends on it: a failure is only no preparation. */
  begin({ lease, overlayTicket }: OpenedTask, theme: ShownTheme): void {
    this.drop();
    if (lease.purpose !== "annotate") return;
    let isDropped = false;
    const timer = setTimeout(() => {
      const coming = fetchSealed(overlayTicket, theme).catch(() => null);
      this.#coming = coming.then((sealed) => (isDropped ? null : sealed));
    }, beginAfterMs);
    this.#cancel = () => {
      isDropped = true;
      clearTimeout(timer);
    };
  }

  /** The parcel of a task that the server has opened, read with the key that came along; null where there is none. */
  async open({ prepared }: OpenedTask): Promise<OpenedParcel | null> {
    const coming = this.#coming;
    this.#coming = null;
    if (prepared === null || coming === null) {
      this.drop();
      return null;
    }
    const sealed = await coming;
    if (sealed === null || sealed.id !== prepared.id) return null;
    // A parcel that does not open is one that was not fetched whole: the pictures are there by their tickets.
    return opened(sealed.bytes, prepared.key).catch(() => null);
  }

  /** Nothing of it stays in the page. */
  drop(): void {
    this.#cancel();
    this.#coming = null;
  }
}

async function fetchSealed(ticket: string, theme: ShownTheme): Promise<Sealed | null> {
  const reply = await fetchMarked("/media/prepared", ticket, { theme });
  const id = reply.headers.get("x-prepared");
  return reply.status !== 200 || id === null ? null : { id, bytes: await reply.arrayBuffer() };
}

async function opened(sealed: ArrayBuffer, key: string): Promise<OpenedParcel> {
  const raw = Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const secret = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const iv = new Uint8Array(sealed, 0, parcelNonceBytes);
  const body = new Uint8Array(sealed, parcelNonceBytes);
  return readParcel(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, secret, body)));
}
