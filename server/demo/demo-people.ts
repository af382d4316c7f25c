import { hashToken } from "../door/context.ts";
import { newId, systemEntry } from "../door/trail-drafts.ts";
import { base32, codeAt, secretBytes, stepAt } from "../identity/totp.ts";
import type { Services } from "../services.ts";

export interface DemoPerson {
  readonly name: string;
  readonly login: string;
  readonly role: string;
  readonly password: string;
  readonly secret: Uint8Array;
}

const cast = [
  { name: "Ada Brandt", login: "ada", role: "administrator" },
  { name: "Noor Haddad", login: "noor", role: "administrator" },
  { name: "Sol Vega", login: "sol", role: "security-reviewer" },
  { name: "Lena Fischer", login: "lena", role: "lead" },
  { name: "Ravi Menon", login: "ravi", role: "lead" },
  { name: "Rosa Lindgren", login: "rosa", role: "reviewer" },
  { name: "Leo Duarte", login: "leo", role: "labeler" },
  { name: "Mei Tanaka", login: "mei", role: "labeler" },
] as const;

const week = 7 * 24 * 3_600_000;

/**
 * One person of every role, with a random password and second factor for this run. Their accounts are a week old, so that
 * the two-person flows can be tried at once: an account of less than a day cannot approve.
 */
export async function makeDemoPeople(services: Services): Promise<DemoPerson[]> {
  const { store, cipher, personKeys, random } = services;
  const people: DemoPerson[] = [];
  for (const { name, login, role } of cast) {
    const now = services.clock();
    const id = newId<"person">(services);
    const password = base32(random(10))
      .toLowerCase()
      .replaceAll(/(.{4})(?=.)/g, "$1-");
    const secret = random(secretBytes);
    const token = Buffer.from(random(32)).toString("base64url");
    const invitation = {
      id: newId<"invitation">(services),
      kind: "join",
      name,
      personId: null,
      administrator: role === "administrator",
      securityReviewer: role === "security-reviewer",
      mayCreateProjects: role === "lead",
      teamId: null,
      invitedBy: null,
      approvedBy: null,
      created: now - week,
      expires: now,
      usedAt: null,
    } as const;
    await store.write.invite(invitation, hashToken(token), [
      systemEntry(services, { type: "person.invited", object: invitation.id, objectKind: "invitation" }),
    ]);
    const passwordHash = await services.passwords.hash(password);
    const person = { id, login, name, passwordHash, wrappedKey: personKeys.createPersonKey(id) };
    const joined = [systemEntry(services, { type: "person.joined", subject: id })];
    await store.write.acceptInvitation({ tokenHash: hashToken(token), person, now: now - week, drafts: joined });
    await store.write.beginSecondFactor(id, cipher.seal("second-factors", id, secret));
    await store.write.confirmSecondFactor({
      personId: id,
      step: 0,
      recoveryHashes: [],
      drafts: [systemEntry(services, { type: "person.second-factor-set", subject: id })],
    });
    people.push({ name, login, role, password, secret });
  }
  return people;
}

export const currentCode = ({ secret }: DemoPerson, now: number): string => codeAt(secret, stepAt(now));
