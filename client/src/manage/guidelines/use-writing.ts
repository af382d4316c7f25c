import { picturesIn } from "@keyhole/shared/guidelines/guideline";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { LeaseHold, OpenedDraft, ProjectId } from "../../api-types.ts";
import { api } from "../../api.ts";
import { takeReadLease } from "../../guidelines/use-reading.ts";
import { loadViewMedia, type ViewMedia } from "../../guidelines/view-media.ts";
import { useContactLost, useControl } from "../../session/use-control.ts";
import { useShownTheme } from "../../shell/theme.ts";
import { DraftSession, type DraftView } from "./draft-session.ts";

/** Everything a writer's page needs while its lease runs. */
export interface Writing {
  readonly hold: LeaseHold;
  readonly opened: OpenedDraft;
  readonly media: ViewMedia;
  readonly session: DraftSession;
}

export type WritingState =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly error: unknown }
  | { readonly phase: "ended" }
  | { readonly phase: "withheld" }
  | { readonly phase: "open"; readonly writing: Writing };

/** Grace for contact (ms): a project's own is for its workers' screens. */
const graceMs = 60_000;

/**
 * Opens the draft under a lease to read, for every look at it is a recorded view. The session outlives the lease, so that
 * nothing typed is lost when the time is over or the project is frozen; what it holds is not shown meanwhile.
 */
export function useWriting(projectId: ProjectId): { readonly state: WritingState; readonly again: () => void } {
  const theme = useShownTheme();
  const [round, setRound] = useState(0);
  const key = `${projectId} ${theme} ${round}`;
  const [open, setOpen] = useState<{ readonly key: string; readonly writing: Writing; expires: number } | null>(null);
  const [stopped, setStopped] = useState<{ readonly key: string; readonly state: WritingState } | null>(null);
  const kept = useRef<{ session: DraftSession | null; hold: LeaseHold | null }>({ session: null, hold: null });

  useEffect(() => {
    const run: { media: ViewMedia | null; isOver: boolean } = { media: null, isOver: false };
    const load = async (): Promise<void> => {
      const { hold, expires } = await takeReadLease(projectId);
      const opened = await api.guidelines.draft.mutate({ projectId, ...hold });
      run.media = await loadViewMedia(opened, theme);
      if (run.isOver) {
        run.media.release();
        return;
      }
      const holder = kept.current;
      holder.hold = hold;
      holder.session ??= new DraftSession(opened, {
        save: (draft) => api.guidelines.saveDraft.mutate({ projectId, ...draft }),
        reload: () => api.guidelines.draft.mutate({ projectId, ...(holder.hold ?? hold) }),
      });
      holder.session.adopt(opened);
      setOpen({ key, expires, writing: { hold, opened, media: run.media, session: holder.session } });
    };
    load().catch((error: unknown) => {
      if (!run.isOver) setStopped({ key, state: { phase: "failed", error } });
    });
    return () => {
      run.isOver = true;
      run.media?.release();
      setOpen(null);
    };
  }, [projectId, theme, key]);

  // What waits is saved when the page goes.
  useEffect(() => {
    const holder = kept.current;
    return () => void holder.session?.flush();
  }, []);

  const current = open?.key === key ? open : null;
  const expires = current?.expires;
  useEffect(() => {
    if (expires === undefined) return undefined;
    const timer = setTimeout(() => setStopped({ key, state: { phase: "ended" } }), expires - Date.now());
    return () => clearTimeout(timer);
  }, [expires, key]);

  const again = () => setRound((before) => before + 1);
  useControl((message) => {
    if (message.kind === "frozen") again();
    if (message.kind === "lease-ended" && message.leaseId === current?.writing.hold.leaseId) {
      setStopped({ key, state: { phase: "ended" } });
    }
  });

  const isLost = useContactLost(graceMs);
  if (stopped?.key === key) return { state: stopped.state, again };
  if (isLost) return { state: { phase: "withheld" }, again };
  return { state: current === null ? { phase: "loading" } : { phase: "open", writing: current.writing }, again };
}

export const useDraft = (session: DraftSession): DraftView => useSyncExternalStore(session.subscribe, session.getView);

/** Fetches pictures that came into the text while it was written, by this writer or another. */
export function useNewPictures(projectId: ProjectId, { hold, opened, media }: Writing, texts: string): void {
  const [asked] = useState(() => new Set<string>());
  useEffect(() => {
    const ids = picturesIn(texts).filter((id) => opened.pictureTickets[id] === undefined && !asked.has(id));
    for (const id of ids) {
      asked.add(id);
      // One by one: a reference to something that is no picture of this project must not hide the others.
      void api.guidelines.pictureTickets.mutate({ projectId, ...hold, viewId: opened.viewId, ids: [id] }).then(
        (tickets) => media.shelf.load(tickets),
        () => undefined, // not a picture of this project: its name is shown
      );
    }
  }, [projectId, hold, opened, media, texts, asked]);
}
