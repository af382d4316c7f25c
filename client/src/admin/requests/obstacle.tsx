import { UserX } from "lucide-react";
import { t, tIfKnown } from "../../i18n/t.ts";
import type { DecidableRequest } from "./request.ts";
import styles from "./requests.module.css";

const hour = 3_600_000;

export interface ObstacleProps {
  readonly request: DecidableRequest;
  readonly obstacle: NonNullable<DecidableRequest["obstacle"]>;
}

/** Why the reader is not the second person. */
export function Obstacle({ request, obstacle }: ObstacleProps) {
  const hours = Math.ceil(request.approverAgeMs / hour);
  const why = tIfKnown(`requests.obstacle.${obstacle}`, { hours }) ?? t("requests.obstacle.other");
  return (
    <div className={styles.obstacle}>
      <UserX aria-hidden="true" size={16} />
      <p>{why}</p>
    </div>
  );
}
