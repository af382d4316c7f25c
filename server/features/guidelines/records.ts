import type { StoredGuidelineVersion, StoredSection } from "@keyhole/db/store/guidelines";
import type { View } from "@keyhole/db/store/work";
import {
  audience,
  guidelineBody,
  sectionText,
  type GuidelineBody,
  type GuidelineSection,
} from "@keyhole/shared/guidelines/guideline";
import type { BlobId, ProjectId, SectionId } from "@keyhole/shared/ids";
import type { ActorContext } from "../../door/procedure.ts";
import type { RecordIdentity } from "../../security/key-derivation.ts";
import { signTicket } from "../../security/ticket.ts";
import type { Services } from "../../services.ts";

// What a guideline is sealed as. Every record is named by what it is, so that one never opens in another's place.

const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const parseJson = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString("utf8"));

const identity = (projectId: ProjectId, record: string): RecordIdentity => ({
  projectId,
  purpose: "guidelines",
  record,
});
const draftRecord = "draft";
const noteRecord = (version: number): string => `${version}/note`;
const sectionRecord = (version: number, id: SectionId): string => `${version}/sections/${id}`;

/** How the ticket of a guideline's picture names it; no field of an item can be called so. */
export const pictureField = (id: BlobId): string => `picture:${id}`;

export const sealDraft = ({ vault }: Services, projectId: ProjectId, body: GuidelineBody): Promise<Uint8Array> =>
  vault.sealRecord(identity(projectId, draftRecord), toBytes(body));

export const sealNote = ({ vault }: Services, where: SectionPlace, note: string): Promise<Uint8Array> =>
  vault.sealRecord(identity(where.projectId, noteRecord(where.version)), toBytes({ v: 1, note }));

export interface SectionPlace {
  readonly projectId: ProjectId;
  readonly version: number;
}

export function sealSection({ vault }: Services, where: SectionPlace, section: GuidelineSection): Promise<Uint8Array> {
  const { id, title, body } = section;
  return vault.sealRecord(identity(where.projectId, sectionRecord(where.version, id)), toBytes({ v: 1, title, body }));
}

/** Equal for equal titles and bodies of one project, and says nothing else. */
export async function fingerprintOf({ vault }: Services, projectId: ProjectId, section: GuidelineSection) {
  const { id, title, body } = section;
  return Buffer.from(await vault.fingerprint(projectId, toBytes(["guideline", id, title, body]))).toString("base64url");
}

const grantOf = (view: View) => ({ kind: "view", viewId: view.id, personId: view.personId }) as const;

export async function openDraft({ vault }: Services, view: View, sealed: Uint8Array): Promise<GuidelineBody> {
  return guidelineBody.parse(
    parseJson(await vault.openRecord(grantOf(view), identity(view.projectId, draftRecord), sealed)),
  );
}

/** What readers see of a version beside its sections. */
export async function openVersion({ vault }: Services, view: View, stored: StoredGuidelineVersion) {
  const { version, mustAcknowledge, created } = stored;
  const record = identity(view.projectId, noteRecord(version));
  const { note } = parseJson(await vault.openRecord(grantOf(view), record, stored.note)) as { note: string }; // `sealNote` made it
  return { version, note, mustAcknowledge, published: created };
}

/** A section as its reader gets it. */
export interface ShownSection extends GuidelineSection {
  /** The version in which this text was new. */
  readonly changedIn: number;
}

export async function openSection(
  { vault }: Services,
  { view, version }: { readonly view: View; readonly version: number },
  stored: StoredSection,
): Promise<ShownSection> {
  const record = identity(view.projectId, sectionRecord(version, stored.sectionId));
  const text = sectionText.parse(parseJson(await vault.openRecord(grantOf(view), record, stored.body)));
  const { title, body } = text;
  return {
    id: stored.sectionId,
    title,
    body,
    audience: audience.parse(JSON.parse(stored.audience)),
    changedIn: stored.changedIn,
  };
}

/** Tickets of pictures by blob id, and of the overlay. They are worth something only under the lease of the view. */
export function ticketsFor(
  { services, now }: ActorContext,
  { view, epoch }: { readonly view: View; readonly epoch: number },
  pictures: readonly BlobId[],
) {
  const { id: viewId, leaseId, sessionId } = view;
  const sign = (field: string) => signTicket(services.ticketKey, { viewId, leaseId, sessionId, epoch, field }, now);
  const pictureTickets: Record<string, string> = {};
  for (const id of pictures) pictureTickets[id] = sign(pictureField(id));
  return { overlayTicket: sign(""), pictureTickets };
}
