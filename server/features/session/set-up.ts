import { hashToken } from "../../door/context.ts";
import { newId, systemEntry } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";

const linkLifetimeMs = 3_600_000;

/** Makes the link of the first administrator, voiding the one before. Null where there is an administrator. */
export async function makeSetUpLink(services: Services): Promise<string | null> {
  const { store, config, clock, random } = services;
  if ((await store.read.countAdministrators()) > 0) return null;
  const token = Buffer.from(random(32)).toString("base64url");
  const now = clock();
  const id = newId<"invitation">(services);
  const invitation = {
    id,
    kind: "set-up",
    name: "",
    personId: null,
    administrator: true,
    securityReviewer: false,
    mayCreateProjects: false,
    teamId: null,
    invitedBy: null,
    approvedBy: null,
    created: now,
    expires: now + linkLifetimeMs,
    usedAt: null,
  } as const;
  const entry = systemEntry(services, {
    type: "setup.link-made",
    actor: "console",
    object: id,
    objectKind: "invitation",
  });
  await store.write.inviteFirstAdministrator(invitation, hashToken(token), [entry]);
  return `${config.publicUrl}/welcome#${token}`;
}

/** Prints the link on standard output only: one use, one hour. */
export async function printSetUpLink(services: Services, say: (text: string) => void): Promise<void> {
  const link = await makeSetUpLink(services);
  if (link === null) return;
  say("\nNobody can sign in yet. Open this link to make the first administrator (one use, one hour):");
  say(`\n  ${link}\n`);
}
