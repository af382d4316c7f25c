import type { ItemId, ProjectId } from "@keyhole/shared/ids";
import { EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import type { InspectedItem } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { useCovered } from "../../session/session.ts";
import { useContactLost } from "../../session/use-control.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { Media } from "../../workspace/media.ts";
import { useInspection } from "./use-inspection.ts";

export interface LookProps {
  readonly projectId: ProjectId;
  readonly itemId: ItemId;
  /** Begins a new look, which is recorded like the first. */
  readonly again: () => void;
  readonly children: (item: InspectedItem, media: Media) => ReactNode;
}

/** A lead's recorded look at one item, while it lasts: covered, closed or open, with what the page makes of it. */
export function Look({ projectId, itemId, again, children }: LookProps) {
  const inspection = useInspection(projectId, itemId);
  const isCovered = useCovered();
  const grace = inspection.status === "open" ? inspection.item.contactGraceMs : 0;
  const isAlone = useContactLost(grace);
  switch (inspection.status) {
    case "opening":
      return <Skeleton lines={12} />;
    case "failed":
      return <ErrorPanel error={inspection.error} onRetry={again} />;
    case "closed":
      return (
        <EmptyState
          icon={<EyeOff />}
          title={t("manage.item.closed.title")}
          detail={t("manage.item.closed.detail")}
          action={
            <Button variant="primary" onPress={again}>
              {t("manage.item.again")}
            </Button>
          }
        />
      );
    case "open":
      if (isCovered) return null;
      if (isAlone) {
        return <EmptyState icon={<EyeOff />} title={t("manage.item.closed.title")} detail={t("manage.item.covered")} />;
      }
      return inspection.media === null ? <Skeleton lines={12} /> : children(inspection.item, inspection.media);
  }
}
