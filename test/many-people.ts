import { randomBytes } from "node:crypto";
import { hashToken } from "@keyhole/server/door/context";
import { newId, systemEntry } from "@keyhole/server/door/trail-drafts";
import type { Services } from "@keyhole/server/services";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";

/**
 * Labelers with a session each, made through the store: hundreds of real sign-ins would spend minutes on password hashes,
 * which is what they are for. Gives the session tokens.
 */
export async function manyLabelers(
  services: Services,
  made: { readonly count: number; readonly projectId: ProjectId; readonly by: PersonId },
): Promise<{ personId: PersonId; token: string }[]> {
  const { store, personKeys } = services;
  const now = services.clock();
  const passwordHash = await services.passwords.hash("nobody signs in with this one");
  const one = async (index: number) => {
    const personId = newId<"person">(services);
    const link = randomBytes(32).toString("base64url");
    const invitation = {
      id: newId<"invitation">(services),
      kind: "join",
      name: `Labeler ${index}`,
      personId: null,
      administrator: false,
      securityReviewer: false,
      mayCreateProjects: false,
      teamId: null,
      invitedBy: null,
      approvedBy: null,
      created: now,
      expires: now + 60_000,
      usedAt: null,
    } as const;
    await store.write.invite(invitation, hashToken(link), [systemEntry(services, { type: "person.invited" })]);
    const person = {
      id: personId,
      login: `labeler-${index}-${randomBytes(4).toString("hex")}`,
      name: `Labeler ${index}`,
      passwordHash,
      wrappedKey: personKeys.createPersonKey(personId),
    };
    const joined = [systemEntry(services, { type: "person.joined", subject: personId })];
    await store.write.acceptInvitation({ tokenHash: hashToken(link), person, now, drafts: joined });
    const { projectId, by } = made;
    const drafts = [
      systemEntry(services, {
        type: "project.member-changed",
        project: projectId,
        subject: personId,
        roles: ["labeler"],
      }),
    ];
    await store.write.setMember({ projectId, personId, role: "labeler", by, now, drafts });
    const token = randomBytes(32).toString("base64url");
    const session = {
      id: newId<"session">(services),
      personId,
      deviceId: newId<"device">(services),
      phase: "active",
      created: now,
      lastActive: now,
      lockedAt: null,
    } as const;
    const signedIn = [systemEntry(services, { type: "session.signed-in", subject: personId })];
    await store.write.startSession({ session, tokenHash: hashToken(token), device: null, drafts: signedIn });
    return { personId, token };
  };
  return Promise.all(Array.from({ length: made.count }, (_, index) => one(index)));
}
