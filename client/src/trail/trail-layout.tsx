import { Link, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { t } from "../i18n/t.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { cx } from "../ui/class-names.ts";
import styles from "../ui/tab-links.module.css";

/** Frame of the security reviewer's pages. */
export function TrailLayout() {
  const active = { "data-active": "" };
  return (
    <>
      <nav aria-label={t("trail.pages")} className={cx(styles.tabs, styles.bar)}>
        <Link
          to="/trail"
          className={styles.tab}
          activeProps={active}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t("trail.page.entries")}
        </Link>
        <Link to="/trail/check" className={styles.tab} activeProps={active}>
          {t("trail.page.check")}
        </Link>
      </nav>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Outlet />
      </Suspense>
    </>
  );
}
