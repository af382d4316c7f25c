import { t } from "../i18n/t.ts";
import styles from "./me.module.css";

export function NotRecorded() {
  return (
    <section aria-labelledby="me-not" className={styles.panel}>
      <h2 id="me-not">{t("me.not")}</h2>
      <ul className={styles.facts}>
        <li>{t("me.not.keys")}</li>
        <li>{t("me.not.outside")}</li>
        <li>{t("me.not.pace")}</li>
        <li>{t("me.not.person")}</li>
      </ul>
    </section>
  );
}
