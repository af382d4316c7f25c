import type { ProjectId } from "@keyhole/shared/ids";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { trpc } from "../api.ts";
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
 * protected text it is shown under the mark or not at all (I4).
 */
export function OwnMark({ projectId, children }: OwnMarkProps) {
  const theme = useShownTheme();
  const mark = useQuery({
    ...trpc.project.overlay.queryOptions({ projectId, theme }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const address = useAddress(mark.data);
  if (mark.isError) {
    return <ErrorPanel error={mark.error} onRetry={() => void mark.refetch()} isRetrying={mark.isFetching} />;
  }
  if (mark.data === undefined || address === null) return <Skeleton lines={8} />;
  return (
    <MarkedOverlay mark={address} tile={mark.data}>
      {children}
    </MarkedOverlay>
  );
}

interface Encoded {
  readonly mime: string;
  readonly base64: string;
}

/** A `blob:` address of a picture that came as base64, revoked with it. */
function useAddress(picture: Encoded | undefined): string | null {
  const [made, setMade] = useState<{ readonly of: Encoded; readonly address: string } | null>(null);
  useEffect(() => {
    if (picture === undefined) return undefined;
    const bytes = Uint8Array.from(atob(picture.base64), (letter) => letter.codePointAt(0) ?? 0);
    const address = URL.createObjectURL(new Blob([bytes], { type: picture.mime }));
    setMade({ of: picture, address });
    return () => URL.revokeObjectURL(address);
  }, [picture]);
  return made !== null && made.of === picture ? made.address : null;
}
