import type { ProjectId } from "@keyhole/shared/ids";
import { type ReactNode, useEffect, useState } from "react";
import { api } from "../api.ts";
import type { Overlay } from "../media/marked.ts";
import { useShownTheme } from "../shell/theme.ts";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { MarkedOverlay } from "../ui/marked-overlay.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export interface OwnMarkProps {
  readonly projectId: ProjectId;
  readonly children: ReactNode;
}

/**
 * Tiles the reader's own mark over what a lead's page shows without a view: questions, records of an import. Like every
 * protected text it is shown under the mark or not at all (I4). Another theme brings another mark, and the one before
 * stays until it is there: what is edited below goes on.
 */
export function OwnMark({ projectId, children }: OwnMarkProps) {
  const theme = useShownTheme();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [failed, setFailed] = useState<{ readonly round: number; readonly error: unknown } | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isOver = false;
    const load = async (): Promise<void> => {
      const { mime, base64, ...tile } = await api.project.overlay.query({ projectId, theme });
      if (isOver) return;
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      setOverlay({ url: URL.createObjectURL(new Blob([bytes], { type: mime })), tile });
    };
    load().catch((error: unknown) => {
      if (!isOver) setFailed({ round, error });
    });
    return () => {
      isOver = true;
    };
  }, [projectId, theme, round]);

  // An address goes once the next one is drawn, or with the page.
  useEffect(() => () => void (overlay !== null && URL.revokeObjectURL(overlay.url)), [overlay]);

  if (overlay !== null) {
    return (
      <MarkedOverlay mark={overlay.url} tile={overlay.tile}>
        {children}
      </MarkedOverlay>
    );
  }
  if (failed?.round !== round) return <Skeleton lines={8} />;
  return <ErrorPanel error={failed.error} onRetry={() => setRound(round + 1)} />;
}
