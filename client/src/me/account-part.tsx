import { formatDate, formatList } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { DataList } from "../ui/data-list.tsx";
import styles from "./me.module.css";
import type { MyRecord } from "./my-record.ts";

/** Name, duties, projects and teams, with what a team demands. */
export function AccountPart({ record }: { readonly record: MyRecord }) {
  const duties = [
    ...record.roles.map((role) => t(`session.role.${role}`)),
    ...(record.mayCreateProjects ? [t("me.mayCreate")] : []),
  ];
  const projects = record.projects.map(({ name, role }) =>
    t("me.project", { project: name, role: t(`session.role.${role}`) }),
  );
  const teams = record.teams.flatMap(({ name, networks, endsAt }) => {
    const conditions = [
      ...(networks.length === 0 ? [] : [t("me.team.networks", { team: name, networks: formatList(networks) })]),
      ...(endsAt === null ? [] : [t("me.team.until", { team: name, when: formatDate(endsAt) })]),
    ];
    return conditions.length === 0 ? [name] : conditions;
  });
  const listed = (words: readonly string[], none: string) => (words.length === 0 ? none : formatList(words));
  return (
    <section aria-labelledby="me-account" className={styles.panel}>
      <h2 id="me-account">{t("me.account")}</h2>
      <DataList
        entries={[
          { term: t("me.name"), detail: record.name },
          { term: t("me.login"), detail: record.login },
          { term: t("me.since"), detail: formatDate(record.created) },
          { term: t("me.roles"), detail: listed(duties, t("me.noRoles")) },
          { term: t("me.projects"), detail: listed(projects, t("me.none")) },
          { term: t("me.teams"), detail: listed(teams, t("me.none")) },
        ]}
      />
    </section>
  );
}
