import type { ItemId } from "@keyhole/shared/ids";
import { useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { useProjectId } from "../use-project.ts";
import { InspectedItemView } from "./inspected-item.tsx";
import { shortId } from "./item-columns.tsx";
import styles from "./item-page.module.css";
import { Look } from "./look.tsx";

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
      >
        {(item, media) => <InspectedItemView item={item} media={media} />}
      </Look>
    </div>
  );
}
