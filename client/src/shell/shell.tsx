import { Link } from "@tanstack/react-router";
import { WifiOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useContactLost } from "../session/use-control.ts";
import { Notices } from "../admin/notices.tsx";
import { useOutboxSweep } from "../outbox/use-sweep.ts";
import { usePerson } from "../session/session.ts";
import { t } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { cx } from "../ui/class-names.ts";
import { Logo } from "../ui/logo.tsx";
import { ToastRegion } from "../ui/toast-region.tsx";
import { Palette } from "../workspace/palette.tsx";
import { BarSlotContext } from "./bar-slot.tsx";
import { DemoBar } from "./demo-bar.tsx";
import { areasOf } from "./navigation.ts";
import { PersonMenu } from "./person-menu.tsx";
import styles from "./shell.module.css";
import { ThemeMenu } from "./theme-menu.tsx";

/** Milliseconds without contact before the bar says so; shorter gaps (a restart, a change of network) heal by themselves. */
const noticeAfter = 5_000;

/** The bar and the page under it. The page scrolls, the window does not. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const person = usePerson();
  const isContactLost = useContactLost(noticeAfter);
  useOutboxSweep(person.id);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t("shell.skip")}
      </a>
      <DemoBar />
      <header className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <Logo className={cx(styles.logo)} />
          {t("common.product")}
        </Link>
        <nav aria-label={t("shell.navigation")} className={styles.areas}>
          {areasOf(person).map((area) => (
            <Link key={area.name} to={area.to} className={styles.area} activeProps={{ "data-active": "" }}>
              {t(`shell.${area.name}`)}
            </Link>
          ))}
        </nav>
        <div ref={setSlot} className={styles.slot} />
        <output className={styles.contact}>
          {isContactLost && (
            <Badge tone="warning">
              <WifiOff className={styles.contactIcon} aria-hidden="true" />
              {t("shell.contactLost")}
            </Badge>
          )}
        </output>
        <ThemeMenu />
        <PersonMenu person={person} />
      </header>
      {person.installationRoles.length > 0 && <Notices />}
      {/* It scrolls, so it must be reachable by keyboard, also where nothing in it takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <main id="content" className={styles.content} tabIndex={0}>
        <BarSlotContext value={slot}>{children}</BarSlotContext>
      </main>
      <Palette />
      <ToastRegion />
    </div>
  );
}
