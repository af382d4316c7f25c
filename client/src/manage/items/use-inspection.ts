import type { ItemId, ProjectId } from "@keyhole/shared/ids";
import { useCallback, useEffect, useState } from "react";
import type { InspectedItem } from "../../api-types.ts";
import { api } from "../../api.ts";
import { useControl } from "../../session/use-control.ts";
import { useShownTheme } from "../../shell/theme.ts";
import { loadMedia, type Media } from "../../workspace/media.ts";

export type Inspection =
  | { readonly status: "opening" }
  | { readonly status: "failed"; readonly error: unknown }
  | { readonly status: "open"; readonly item: InspectedItem; readonly media: Media | null }
  /** It ended by itself or was taken away: nothing of it is left on this page. */
  | { readonly status: "closed" };

const opening: Inspection = { status: "opening" };

/**
 * One look at an item: a lease, its content in this page's memory, and its end. Leaving the page gives the lease back; a
 * lease that ends (time, freeze, lost role, another look) takes the content away at once. Looking again is another one of these.
 */
export function useInspection(projectId: ProjectId, itemId: ItemId): Inspection {
  const [inspection, setInspection] = useState<Inspection>(opening);
  const theme = useShownTheme();

  useEffect(() => {
    let isGone = false;
    let lease: { leaseId: InspectedItem["lease"]["id"]; epoch: number } | null = null;
    // The page is gone or the lease is over: there is nobody left to tell of a failure.
    const giveBack = () => void (lease !== null && api.work.end.mutate({ ...lease, end: "released" }).catch(() => {}));
    const begin = async () => {
      setInspection(opening);
      try {
        const item = await api.items.inspect.mutate({ projectId, itemId });
        lease = { leaseId: item.lease.id, epoch: item.lease.epoch };
        if (isGone) giveBack();
        else setInspection({ status: "open", item, media: null });
      } catch (error) {
        if (!isGone) setInspection({ status: "failed", error });
      }
    };
    void begin();
    return () => {
      isGone = true;
      giveBack();
    };
  }, [projectId, itemId]);

  const item = inspection.status === "open" ? inspection.item : null;
  const close = useCallback(() => setInspection({ status: "closed" }), []);

  useEffect(() => {
    if (item === null) return undefined;
    let media: Media | null = null;
    let isGone = false;
    const load = async () => {
      try {
        media = await loadMedia(item, theme);
        if (isGone) media.release();
        else setInspection({ status: "open", item, media });
      } catch (error) {
        if (!isGone) setInspection({ status: "failed", error });
      }
    };
    void load();
    return () => {
      isGone = true;
      media?.release();
    };
  }, [item, theme]);

  useEffect(() => {
    if (item === null) return undefined;
    // The server's clock decides; the page only needs how long from when it answered.
    const timer = setTimeout(close, Math.max(0, item.lease.expires - item.now));
    return () => clearTimeout(timer);
  }, [item, close]);

  useControl((message) => {
    if (item === null) return;
    if (message.kind === "frozen") close();
    if (message.kind === "lease-ended" && message.leaseId === item.lease.id) close();
  });

  return inspection;
}
