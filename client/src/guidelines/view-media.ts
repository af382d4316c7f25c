import { fetchOverlay, type Overlay, type ShownTheme } from "../media/marked.ts";
import { Shelf } from "./shelf.ts";

/** What a view of a guideline needs to be shown: the mark over it, and its pictures as they come. */
export interface ViewMedia {
  readonly overlay: Overlay;
  readonly shelf: Shelf;
  release(this: void): void;
}

/** Resolves with the mark, without which nothing is shown (I4); pictures follow. */
export async function loadViewMedia(
  tickets: { readonly overlayTicket: string; readonly pictureTickets: Readonly<Record<string, string>> },
  theme: ShownTheme,
): Promise<ViewMedia> {
  const overlay = await fetchOverlay(tickets.overlayTicket, theme, async (reply) =>
    URL.createObjectURL(await reply.blob()),
  );
  const shelf = new Shelf();
  void shelf.load(tickets.pictureTickets);
  const release = (): void => {
    URL.revokeObjectURL(overlay.url);
    shelf.release();
  };
  return { overlay, shelf, release };
}
