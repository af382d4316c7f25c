import type { TeamId } from "@keyhole/shared/ids";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { InvitationLinks, type NamedLink } from "./invitation-links.tsx";
import { linesOf, mostInvited } from "./lines-of.ts";

const inviteRoles = ["member", "lead", "security-reviewer", "administrator"] as const;
type InviteRole = (typeof inviteRoles)[number];
export interface InviteDialogProps {
  readonly onClose: () => void;
}

/** One person or a pasted list; every line becomes a link of its own. Duties are given one person at a time. */
export function InviteDialog({ onClose }: InviteDialogProps) {
  const [text, setText] = useState("");
  const [role, setRole] = useState<InviteRole>("member");
  const [teamId, setTeamId] = useState<TeamId>();
  const [teamText, setTeamText] = useState("");
  const teams = useQuery({
    ...trpc.teams.list.queryOptions({ text: useDeferredValue(teamText.trim()) }),
    placeholderData: keepPreviousData,
  });
  const offered = teams.data?.teams ?? [];
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
      {(offered.length > 0 || teamText !== "") && (
        <ComboBox
          label={t("admin.invite.team")}
          placeholder={t("admin.invite.noTeam")}
          options={offered.map(({ id, name }) => ({ id, label: name }))}
          value={teamId}
          onChange={setTeamId}
          onSearch={setTeamText}
        />
      )}
      {invite.isError && <ErrorPanel error={invite.error} />}
    </Dialog>
  );
}

async function makeLinks(names: readonly string[], role: InviteRole, team: TeamId | undefined): Promise<NamedLink[]> {
  const teamId = team ?? null;
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
