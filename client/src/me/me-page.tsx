import { t } from "../i18n/t.ts";
import { usePerson } from "../session/session.ts";
import { DataList } from "../ui/data-list.tsx";
import { Page } from "../ui/page.tsx";

export function MePage() {
  const person = usePerson();
  const roles = person.installationRoles.map((role) => t(`session.role.${role}`)).join(", ");
  return (
    <Page title={t("me.title")} intro={t("me.intro")}>
      <DataList
        entries={[
          { term: t("me.name"), detail: person.name },
          { term: t("me.login"), detail: person.login },
          { term: t("me.roles"), detail: roles === "" ? t("me.noRoles") : roles },
        ]}
      />
    </Page>
  );
}
