import type { TeamId } from "@keyhole/shared/ids";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { InvitationLinks, type NamedLink } from "./invitation-links.tsx";
import { linesOf, mostInvited } from "./lines-of.ts";
import type { TeamName } from "./person-row.ts";

const inviteRoles = ["member", "lead", "security-reviewer", "administrator"] as const;
type InviteRole = (typeof inviteRoles)[number];
const noTeam = "";

export interface InviteDialogProps {
  readonly teams: readonly TeamName[];
  readonly onClose: () => void;
}

/** One person or a pasted list; every line becomes a link of its own. Duties are given one person at a time. */
export function InviteDialog({ teams, onClose }: InviteDialogProps) {
  const [text, setText] = useState("");
  const [role, setRole] = useState<InviteRole>("member");
  const [teamId, setTeamId] = useState<string>(noTeam);
  const names = linesOf(text);
  const invite = useMutation({ mutationFn: () => makeLinks(names, role, teamId) });
  if (invite.data !== undefined) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={t("admin.invite.links")}
        footer={
          <Button variant="primary" onPress={onClose}>
            {t("admin.invite.done")}
          </Button>
        }
      >
        <InvitationLinks links={invite.data} />
      </Dialog>
    );
  }
  const tooMany =
    names.length > mostInvited ? t("admin.invite.tooMany", { most: mostInvited, count: names.length }) : undefined;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("admin.invite.title")}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button
            variant="primary"
            isDisabled={names.length === 0 || tooMany !== undefined}
            isPending={invite.isPending}
            onPress={() => invite.mutate()}
          >
            {t("admin.invite.submit")}
          </Button>
        </>
      }
    >
      <TextArea
        label={t("admin.invite.names")}
        description={t("admin.invite.namesHint", { count: names.length })}
        error={tooMany}
        value={text}
        onChange={setText}
        rows={5}
        // The dialog opens for this field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <RadioGroup
        label={t("admin.invite.role")}
        options={inviteRoles.map((id) => ({
          id,
          label: t(`admin.invite.role.${id}`),
          description: t(`admin.invite.role.${id}.detail`),
        }))}
        value={role}
        onChange={setRole}
      />
      {teams.length > 0 && (
        <Select
          label={t("admin.invite.team")}
          options={[
            { id: noTeam, label: t("admin.invite.noTeam") },
            ...teams.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={teamId}
          onChange={setTeamId}
        />
      )}
      {invite.isError && <ErrorPanel error={invite.error} />}
    </Dialog>
  );
}

async function makeLinks(names: readonly string[], role: InviteRole, team: string): Promise<NamedLink[]> {
  const teamId = team === noTeam ? null : (team as TeamId); // the server's own list named it
  if (role === "member" || role === "lead") {
    return api.people.inviteMany.mutate({ names: [...names], teamId, mayCreateProjects: role === "lead" });
  }
  const roles = { administrator: role === "administrator", securityReviewer: role === "security-reviewer" };
  const made: NamedLink[] = [];
  for (const name of names) {
    const { link } = await api.people.invite.mutate({ name, ...roles, mayCreateProjects: false, teamId });
    made.push({ name, link });
  }
  return made;
}
