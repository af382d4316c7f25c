import type { OpenedTask } from "../api-types.ts";
import type { OpenedParcel } from "./ahead.ts";
import { decoded, fetchMarked, fetchOverlay, type Overlay, type ShownTheme } from "../media/marked.ts";

/** What one opened task shows, in this page's memory. `release` drops the bytes: after it the addresses lead nowhere. */
export interface Media {
  /** `blob:` addresses by field. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly overlay: Overlay | null;
  readonly theme: ShownTheme;
  release(this: void): void;
}

/**
 * Decodes everything before it resolves, so that it can be painted at once. What came ahead in a parcel is not fetched.
 */
export async function loadMedia(
  opened: OpenedTask,
  theme: ShownTheme,
  ahead: OpenedParcel | null = null,
): Promise<Media> {
  const urls: string[] = [];
  const release = (): void => {
    for (const url of urls.splice(0)) URL.revokeObjectURL(url);
  };
  const addressOf = (blob: Blob): string => {
    const url = URL.createObjectURL(blob);
    urls.push(url);
    return url;
  };
  const keep = async (reply: Response): Promise<string> => addressOf(await reply.blob());
  const inParcel = (field: string) => ahead?.parts.find((part) => part.field === field);
  const shown = Object.entries(opened.fields);
  const picture = async ([field, value]: (typeof shown)[number]): Promise<[string, string][]> => {
    if (value.kind !== "image") return [];
    const part = inParcel(field);
    const url =
      part === undefined
        ? await keep(await fetchMarked("/media/picture", value.ticket, {}))
        : addressOf(new Blob([part.bytes], { type: part.mime }));
    await decoded(url);
    return [[field, url]];
  };
  const overlay = async (): Promise<Overlay | null> => {
    if (shown.every(([, value]) => value.kind === "image")) return null;
    const part = ahead?.theme === theme ? inParcel("") : undefined;
    if (part === undefined) return fetchOverlay(opened.overlayTicket, theme, keep);
    const { width, height } = part;
    return { url: addressOf(new Blob([part.bytes], { type: part.mime })), tile: { width, height } };
  };
  try {
    const [pictures, tile] = await Promise.all([Promise.all(shown.map(picture)), overlay()]);
    return { pictures: Object.fromEntries(pictures.flat()), overlay: tile, theme, release };
  } catch (cause) {
    release();
    throw cause;
  }
}

/** The theme that the mark over the texts on screen is for; nothing where no such mark lies. */
export const markedFor = (media: Media | null): ShownTheme | undefined =>
  media === null || media.overlay === null ? undefined : media.theme;
