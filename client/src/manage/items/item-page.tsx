import type { ItemId, ProjectId } from "@keyhole/shared/ids";
import { useParams } from "@tanstack/react-router";
import { ArrowLeft, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useCovered } from "../../session/session.ts";
import { useContactLost } from "../../session/use-control.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useProjectId } from "../use-project.ts";
import { InspectedItemView } from "./inspected-item.tsx";
import { shortId } from "./item-columns.tsx";
import styles from "./item-page.module.css";
import { useInspection } from "./use-inspection.ts";

/** A lead's look at one item. The address names the item; nothing of it is shown before the view is committed. */
export function ItemPage() {
  const projectId = useProjectId();
  const { itemId } = useParams({ from: "/member/projects/$projectId/items/$itemId" });
  const [look, setLook] = useState(0);
  useEffect(() => {
    document.title = `${t("manage.item.title", { id: shortId(itemId) })} · ${t("common.product")}`;
  }, [itemId]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <LinkButton to="/projects/$projectId/items" params={{ projectId }} variant="quiet">
          <ArrowLeft size={15} aria-hidden="true" />
          {t("manage.item.back")}
        </LinkButton>
        <h1 className={styles.title}>{t("manage.item.title", { id: shortId(itemId) })}</h1>
      </header>
      <Look
        key={`${itemId} ${look}`}
        projectId={projectId}
        itemId={itemId as ItemId} // the server parses it
        again={() => setLook(look + 1)}
      />
    </div>
  );
}

interface LookProps {
  readonly projectId: ProjectId;
  readonly itemId: ItemId;
  /** Begins a new look, which is recorded like the first. */
  readonly again: () => void;
}

function Look({ projectId, itemId, again }: LookProps) {
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
      return inspection.media === null ? (
        <Skeleton lines={12} />
      ) : (
        <InspectedItemView item={inspection.item} media={inspection.media} />
      );
  }
}
