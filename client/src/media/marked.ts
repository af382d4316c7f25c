import type { ErrorBody } from "@keyhole/shared/errors";
import { MediaRefused, type Failure } from "../api-error.ts";

/** Marked bytes by POST with the ticket in a header: no address of content ever exists that could be opened or shared. */
export async function fetchMarked(path: string, ticket: string, body: unknown): Promise<Response> {
  const headers = { "x-keyhole": "1", "content-type": "application/json", authorization: `Bearer ${ticket}` };
  const init = { method: "POST", headers, body: JSON.stringify(body) } as const;
  const reply = await fetch(path, init).catch(() => {
    throw new MediaRefused({ code: "network" });
  });
  if (!reply.ok) throw new MediaRefused(await refusalOf(reply));
  return reply;
}

/** The door's error body of a refused request; a proxy's own page counts as no contact. */
export async function refusalOf(reply: Response): Promise<Failure> {
  try {
    const body = (await reply.json()) as Partial<ErrorBody>; // the door's error body, or a proxy's page: then the catch
    return { ...body, code: body.code ?? "internal" };
  } catch {
    return { code: "network" };
  }
}

export type ShownTheme = "light" | "dark";

export interface Overlay {
  readonly url: string;
  readonly tile: { readonly width: number; readonly height: number };
}

/** The mark over a view's texts; `keep` makes the bytes a `blob:` address and owns it. */
export async function fetchOverlay(
  ticket: string,
  theme: ShownTheme,
  keep: (reply: Response) => Promise<string>,
): Promise<Overlay> {
  const reply = await fetchMarked("/media/overlay", ticket, { theme });
  const [width, height] = ["x-tile-width", "x-tile-height"].map((name) => Number(reply.headers.get(name)));
  return { url: await keep(reply), tile: { width: width ?? 0, height: height ?? 0 } };
}

/** A picture that the browser cannot decode is shown as broken by it; that is told by the page, not here. */
export async function decoded(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
}
