import type { ErrorBody } from "@keyhole/shared/errors";
import type { FailureCode } from "../api-error.ts";
import { failureOf } from "../api-error.ts";
import type { OpenedTask } from "../api-types.ts";

/** A picture or overlay was not given out. */
export class MediaRefused extends Error {
  override readonly name = "MediaRefused";
  readonly code: FailureCode;

  constructor(code: FailureCode) {
    super(code);
    this.code = code;
  }
}

export const codeOf = (cause: unknown): FailureCode =>
  cause instanceof MediaRefused ? cause.code : failureOf(cause).code;

/** Marked bytes by POST with the ticket in a header: no address of content ever exists that could be opened or shared. */
async function fetchMarked(path: string, ticket: string, body: unknown): Promise<Response> {
  const headers = { "x-keyhole": "1", "content-type": "application/json", authorization: `Bearer ${ticket}` };
  const init = { method: "POST", headers, body: JSON.stringify(body) } as const;
  const reply = await fetch(path, init).catch(() => {
    throw new MediaRefused("network");
  });
  if (!reply.ok) throw new MediaRefused(await refusalOf(reply));
  return reply;
}

async function refusalOf(reply: Response): Promise<FailureCode> {
  try {
    const body = (await reply.json()) as Partial<ErrorBody>; // the door's error body, or a proxy's page: then the catch
    return body.code ?? "internal";
  } catch {
    return "network";
  }
}

export type Theme = "light" | "dark";

export interface Overlay {
  readonly url: string;
  readonly tile: { readonly width: number; readonly height: number };
}

/** What one opened task shows, in this page's memory. `release` drops the bytes: after it the addresses lead nowhere. */
export interface Media {
  /** `blob:` addresses by field. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly overlay: Overlay | null;
  readonly theme: Theme;
  release(this: void): void;
}

/** Fetches and decodes everything before it resolves, so that it can be painted at once. */
export async function loadMedia(opened: OpenedTask, theme: Theme): Promise<Media> {
  const urls: string[] = [];
  const release = (): void => {
    for (const url of urls.splice(0)) URL.revokeObjectURL(url);
  };
  const keep = async (reply: Response): Promise<string> => {
    const url = URL.createObjectURL(await reply.blob());
    urls.push(url);
    return url;
  };
  const shown = Object.entries(opened.fields);
  const picture = async ([field, value]: (typeof shown)[number]): Promise<[string, string][]> => {
    if (value.kind !== "image") return [];
    const url = await keep(await fetchMarked("/media/picture", value.ticket, {}));
    await decoded(url);
    return [[field, url]];
  };
  const overlay = async (): Promise<Overlay | null> => {
    if (shown.every(([, value]) => value.kind === "image")) return null;
    const reply = await fetchMarked("/media/overlay", opened.overlayTicket, { theme });
    const [width, height] = ["x-tile-width", "x-tile-height"].map((name) => Number(reply.headers.get(name)));
    return { url: await keep(reply), tile: { width: width ?? 0, height: height ?? 0 } };
  };
  try {
    const [pictures, tile] = await Promise.all([Promise.all(shown.map(picture)), overlay()]);
    return { pictures: Object.fromEntries(pictures.flat()), overlay: tile, theme, release };
  } catch (cause) {
    release();
    throw cause;
  }
}

/** A picture that the browser cannot decode is shown as broken by it; that is told by the editor, not here. */
async function decoded(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
}
