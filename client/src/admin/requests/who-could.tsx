import { formatAll } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { rolesOf, type ShownRequest } from "./request.ts";
import styles from "./requests.module.css";

/** Who can be the second person: by name where the reader may know, else by role; and the way out where nobody can. */
export function WhoCould({ request }: { readonly request: ShownRequest }) {
  const { id, who } = request;
  const roles = rolesOf(request.deciders);
  if (who === null) return <p className={styles.meta}>{t("requests.whoCould", { roles })}</p>;
  if (who.names.length > 0) return <p className={styles.meta}>{t("requests.who", { names: formatAll(who.names) })}</p>;
  return (
    <>
      <p className={styles.meta}>{t("requests.whoNobody", { roles })}</p>
      {who.byBreakGlass && (
        <>
          <p className={styles.meta}>{t("requests.breakGlass")}</p>
          <CopyField label={t("requests.command")} value={`pnpm keyhole break-glass approve ${id}`} />
        </>
      )}
    </>
  );
}
