import { Link, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { t } from "../i18n/t.ts";
import { usePerson } from "../session/session.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { adminTabs } from "./admin-tabs.ts";
import { cx } from "../ui/class-names.ts";
import styles from "../ui/tab-links.module.css";

/** Frame of the administration pages: their tabs. What each shows is decided by the server. */
export function AdminLayout() {
  const { installationRoles } = usePerson();
  const tabs = adminTabs.filter((tab) => tab.for.some((role) => installationRoles.includes(role)));
  return (
    <>
      <nav aria-label={t("admin.tabs")} className={cx(styles.tabs, styles.bar)}>
        {tabs.map(({ to, label }) => (
          <Link key={to} to={to} className={styles.tab} activeProps={{ "data-active": "" }}>
            {t(label)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Outlet />
      </Suspense>
    </>
  );
}
