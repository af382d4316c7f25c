import { Link } from "@tanstack/react-router";
import { isId } from "@keyhole/shared/ids";
import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { t } from "../i18n/t.ts";
import { type Names, shortId } from "./names.ts";
import styles from "./raw-entry.module.css";

export interface EntryLinksProps {
  readonly entry: ReadEntry;
  readonly sequence: number;
  readonly names: Names;
}

/** From an entry onward: its people, its item, its project, its lease, its view. */
export function EntryLinks({ entry, sequence, names }: EntryLinksProps) {
  const { actor, subject, item, project, lease, view } = entry;
  const people = Array.from(new Set([actor, subject])).filter((id) => id !== undefined && isId(id));
  return (
    <nav className={styles.line} aria-label={t("trail.raw.onward", { sequence })}>
      {people.map((personId) => (
        <Link key={personId} to="/trail/person/$personId" params={{ personId: String(personId) }}>
          {t("trail.raw.person", { name: names.person(String(personId)) })}
        </Link>
      ))}
      {item !== undefined && (
        <Link to="/trail/item/$itemId" params={{ itemId: item }}>
          {t("trail.raw.item", { id: shortId(item) })}
        </Link>
      )}
      {project !== undefined && (
        <Link to="/trail" search={{ project }}>
          {t("trail.raw.project", { name: names.project(project) })}
        </Link>
      )}
      {lease !== undefined && (
        <Link to="/trail" search={{ lease }}>
          {t("trail.raw.lease")}
        </Link>
      )}
      {view !== undefined && (
        <Link to="/trail" search={{ view }}>
          {t("trail.raw.view")}
        </Link>
      )}
    </nav>
  );
}
