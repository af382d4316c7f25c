import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntryDraft } from "@keyhole/db/store/trail";
import type { ClaimInput, NewItem } from "@keyhole/db/store/work";
import type { Store } from "@keyhole/db/store";
import { openSqliteStore } from "@keyhole/db/sqlite/sqlite-store";
import type { EntryId, Id, PersonId, ProjectId, SessionId } from "@keyhole/shared/ids";
import type { EntryType } from "@keyhole/shared/trail/entry-types";

export const now = 1_790_000_000_000;

/** 128 random bits as any kind of id. */
export const id = <Kind extends string>(): Id<Kind> => randomBytes(16).toString("base64url") as Id<Kind>;

export const draft = (type: EntryType, extra: Partial<EntryDraft["entry"]> = {}): EntryDraft => ({
  entry: { v: 1, id: id() as EntryId, type, time: now, outcome: "ok", actor: "system", ...extra },
});

export interface TemporaryStore {
  readonly store: Store;
  readonly dataDir: string;
  /** Closes and opens the same folder again. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

/** A store on a temporary folder; the checkpoint is unsigned text, because signing is the server's. */
export function temporaryStore(): TemporaryStore {
  const dataDir = mkdtempSync(join(tmpdir(), "keyhole-store-"));
  const open = () =>
    openSqliteStore({ dataDir, signHead: (size, root) => `${size} ${Buffer.from(root).toString("base64")}` });
  let store = open();
  return {
    get store() {
      return store;
    },
    dataDir,
    async reopen() {
      await store.close();
      store = open();
      return store;
    },
    async remove() {
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export async function aProject(store: Store, lead: PersonId): Promise<ProjectId> {
  const projectId: ProjectId = id();
  const project = {
    id: projectId,
    name: "Streets",
    created: now,
    archivedAt: null,
    formId: null,
    guidelineVersion: 0,
    settings: "{}",
    version: 1,
  };
  const key = { version: 1, wrapped: randomBytes(60), active: true };
  await store.write.createProject({ project, key, lead, drafts: [draft("project.created", { project: projectId })] });
  return projectId;
}

export const anItem = (projectId: ProjectId, extra: Partial<NewItem> = {}): NewItem => ({
  id: id(),
  taskId: id(),
  projectId,
  importId: null,
  fingerprint: id(),
  content: Buffer.from("sealed"),
  facts: "{}",
  metadata: "{}",
  suggestions: null,
  reference: null,
  gold: false,
  blobs: [],
  priority: 0,
  ord: Math.floor(Math.random() * 2 ** 31),
  overlap: 1,
  ...extra,
});

export function aClaim(projectId: ProjectId, personId: PersonId, extra: Partial<ClaimInput> = {}): ClaimInput {
  const session: SessionId = extra.sessionId ?? id();
  const common = { project: projectId, actor: personId, session, purpose: "annotate" as const };
  return {
    projectId,
    personId,
    sessionId: session,
    teamIds: [],
    leaseId: id(),
    assignmentId: id(),
    now,
    expires: now + 1_800_000,
    reservedUntil: now + 14_400_000,
    goldFrom: null,
    granted: draft("lease.granted", common),
    takenOver: draft("lease.taken-over", common),
    ...extra,
  };
}
