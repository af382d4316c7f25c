import { useEffect, useState } from "react";
import type { LeaseHold, OpenedGuideline, ProjectId, ReadGuideline } from "../api-types.ts";
import { api } from "../api.ts";
import { useContactLost, useControl } from "../session/use-control.ts";
import { useShownTheme } from "../shell/theme.ts";
import { loadViewMedia, type ViewMedia } from "./view-media.ts";

/** What may be seen of the guideline now. Everything but `shown` holds no text of it. */
export type Reading =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly error: unknown }
  /** The lease to read ended, here or by another screen. */
  | { readonly phase: "ended" }
  /** Contact is lost: a freeze could not reach this screen. */
  | { readonly phase: "withheld" }
  /** Nothing is published, or nothing of it is meant for this person. */
  | { readonly phase: "empty"; readonly version: number }
  | {
      readonly phase: "shown";
      readonly hold: LeaseHold;
      readonly read: ReadGuideline;
      readonly acknowledged: number;
      readonly media: ViewMedia;
    };

export interface ReadingControls {
  readonly reading: Reading;
  /** Reads again: the version in force, under a lease that runs. */
  readonly again: () => void;
  /** A newer version than the one that is shown, once it is out. */
  readonly newer: number | null;
}

interface Loaded {
  readonly hold: LeaseHold;
  readonly expires: number | null;
  readonly opened: OpenedGuideline;
  readonly media: ViewMedia | null;
}

/** A lease to read, of this session. `expires` by this page's clock. */
export async function takeReadLease(projectId: ProjectId): Promise<{ hold: LeaseHold; expires: number }> {
  const { lease, now } = await api.guidelines.take.mutate({ projectId });
  return { hold: { leaseId: lease.id, epoch: lease.epoch }, expires: Date.now() + lease.expires - now };
}

/**
 * Reads the guideline under the task's lease, or under one of its own where there is none. Texts and pictures are dropped
 * with the lease, under a freeze, and when contact is lost for longer than the project allows.
 */
export function useReading(projectId: ProjectId, lease: LeaseHold | null): ReadingControls {
  const theme = useShownTheme();
  const [round, setRound] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly value: Loaded } | null>(null);
  const [stopped, setStopped] = useState<{ readonly key: string; readonly reading: Reading } | null>(null);
  const [newest, setNewest] = useState(0);
  const [leaseId, epoch] = [lease?.leaseId, lease?.epoch];
  const key = `${projectId} ${leaseId ?? ""} ${epoch ?? 0} ${theme} ${round}`;

  useEffect(() => {
    const run: { media: ViewMedia | null; isOver: boolean } = { media: null, isOver: false };
    const load = async (): Promise<void> => {
      const own = leaseId === undefined || epoch === undefined ? await takeReadLease(projectId) : null;
      const hold = own?.hold ?? { leaseId: leaseId ?? "", epoch: epoch ?? 0 };
      const opened = await api.guidelines.read.mutate(hold as LeaseHold); // the two that were checked above
      if (opened.read !== null) run.media = await loadViewMedia(opened.read, theme);
      if (run.isOver) run.media?.release();
      else
        setLoaded({ key, value: { hold: hold as LeaseHold, expires: own?.expires ?? null, opened, media: run.media } });
    };
    load().catch((error: unknown) => {
      if (!run.isOver) setStopped({ key, reading: { phase: "failed", error } });
    });
    return () => {
      run.isOver = true;
      run.media?.release();
      setLoaded(null);
    };
  }, [projectId, leaseId, epoch, theme, key]);

  const current = loaded?.key === key ? loaded.value : null;
  const expires = current?.expires ?? null;
  useEffect(() => {
    if (expires === null) return undefined;
    const timer = setTimeout(() => setStopped({ key, reading: { phase: "ended" } }), expires - Date.now());
    return () => clearTimeout(timer);
  }, [expires, key]);

  useControl((message) => {
    if (message.kind === "frozen") setRound((before) => before + 1); // the server says whether it concerns this
    if (message.kind === "lease-ended" && message.leaseId === current?.hold.leaseId) {
      setStopped({ key, reading: { phase: "ended" } });
    }
    if (message.kind === "changed" && message.what === "guideline") {
      void api.guidelines.state.query({ projectId }).then(
        ({ version }) => setNewest(version),
        () => undefined, // refused: the next act on this page says why
      );
    }
  });

  // Where nothing is shown there is nothing to be gracious about: a cover stays while something else is being read.
  const isLost = useContactLost(current?.opened.contactGraceMs ?? 0);
  const again = () => setRound((before) => before + 1);
  const shownVersion = current?.opened.version ?? 0;
  const newer = current !== null && newest > shownVersion ? newest : null;
  if (isLost) return { reading: { phase: "withheld" }, again, newer: null };
  if (stopped?.key === key) return { reading: stopped.reading, again, newer: null };
  if (current === null) return { reading: { phase: "loading" }, again, newer: null };
  const { hold, opened, media } = current;
  if (opened.read === null || media === null) {
    return { reading: { phase: "empty", version: opened.version }, again, newer };
  }
  const { read, acknowledged } = opened;
  return { reading: { phase: "shown", hold, read, acknowledged, media }, again, newer };
}
