import { Ellipsis } from "lucide-react";
import { formatDate, formatList } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuGroup } from "../../ui/menu.tsx";
import type { Column } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { PersonAction } from "./person-dialogs.tsx";
import type { PersonRow } from "./person-row.ts";
import styles from "./people.module.css";

interface ColumnOptions {
  readonly isAdministrator: boolean;
  readonly onAction: (person: PersonRow, action: PersonAction) => void;
}

export const peopleColumns = ({ isAdministrator, onAction }: ColumnOptions): readonly Column<PersonRow>[] => [
  {
    key: "name",
    header: t("admin.people.name"),
    isRowHeader: true,
    cell: ({ name, isSelf, disabledAt }) => (
      <span className={styles.names}>
        {name}
        {isSelf && <span className={styles.you}>{t("admin.people.you")}</span>}
        {disabledAt !== null && <Badge tone="danger">{t("admin.people.disabled")}</Badge>}
      </span>
    ),
  },
  { key: "login", header: t("admin.people.login"), cell: ({ login }) => <span className={styles.login}>{login}</span> },
  { key: "duties", header: t("admin.people.duties"), cell: (person) => <Duties of={person} /> },
  {
    key: "teams",
    header: t("admin.people.teams"),
    cell: ({ teams }) => formatList(teams.map(({ name }) => name)),
  },
  { key: "since", header: t("admin.people.since"), width: "8rem", cell: ({ created }) => formatDate(created) },
  {
    key: "actions",
    header: <VisuallyHidden>{t("admin.actions")}</VisuallyHidden>,
    width: "3.25rem",
    align: "end",
    cell: (person) =>
      !person.isSelf && (
        <Menu
          label={t("admin.people.actions", { name: person.name })}
          trigger={
            <IconButton
              size="small"
              label={t("admin.people.actions", { name: person.name })}
              icon={<Ellipsis size={16} />}
            />
          }
          groups={actionsFor(person, isAdministrator)}
          onAction={(action) => onAction(person, action)}
        />
      ),
  },
];

function actionsFor({ disabledAt }: PersonRow, isAdministrator: boolean): readonly MenuGroup<PersonAction>[] {
  const freeze = { id: "freeze", label: t("admin.people.freeze"), isDangerous: true } as const;
  if (!isAdministrator) return [{ entries: [freeze] }];
  if (disabledAt !== null) return [{ entries: [{ id: "enable", label: t("admin.people.enable") }] }];
  return [
    {
      entries: [
        { id: "change", label: t("admin.people.change") },
        { id: "end-sessions", label: t("admin.people.endSessions") },
        { id: "reset", label: t("admin.people.reset") },
      ],
    },
    { entries: [freeze, { id: "disable", label: t("admin.people.disable"), isDangerous: true }] },
  ];
}

interface DutiesOf {
  readonly administrator: boolean;
  readonly securityReviewer: boolean;
  readonly mayCreateProjects: boolean;
  readonly secondFactorWaived?: boolean;
}

export function Duties({ of }: { readonly of: DutiesOf }) {
  return (
    <span className={styles.names}>
      {of.administrator && <Badge tone="accent">{t("session.role.administrator")}</Badge>}
      {of.securityReviewer && <Badge tone="info">{t("session.role.security-reviewer")}</Badge>}
      {of.mayCreateProjects && <Badge>{t("admin.people.mayCreate")}</Badge>}
      {of.secondFactorWaived === true && <Badge tone="warning">{t("admin.people.waived")}</Badge>}
    </span>
  );
}
