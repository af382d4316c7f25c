import type { SendBackId } from "@keyhole/db/store/disagreements";
import type { ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";

/** Characters of the message to workers, as of a reviewer's comment. */
export const messageLimit = 2000;

interface Named {
  readonly projectId: ProjectId;
  readonly id: SendBackId;
}

const identityOf = ({ projectId, id }: Named) =>
  ({ projectId, purpose: "comments", record: `send-back/${id}` }) as const;

export const sealMessage = ({ vault }: Services, of: Named, message: string): Promise<Uint8Array> =>
  vault.sealRecord(identityOf(of), Buffer.from(message));

/** For the job that puts it beside each answer. */
export async function openMessage({ vault }: Services, of: Named, sealed: Uint8Array): Promise<string> {
  const bytes = await vault.openRecord({ kind: "internal", reason: "send-back" }, identityOf(of), sealed);
  return Buffer.from(bytes).toString("utf8");
}
