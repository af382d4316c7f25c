import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ImportPlan } from "@keyhole/server/features/imports/map/plan";
import type { Id, ImportId, ProjectId } from "@keyhole/shared/ids";
import type { TemplateForm } from "@keyhole/shared/templates/template";
import type { Harness, Visitor } from "../harness.ts";

export interface Upload {
  readonly name: string;
  readonly body: string | Uint8Array | ReadableStream<Uint8Array>;
}

/** A project of this form whose lead is the visitor. */
export async function projectWith(lead: Visitor, form: TemplateForm, name = "Import"): Promise<ProjectId> {
  const { projectId } = await lead.client.project.create.mutate({ name });
  await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  return projectId;
}

export function upload(who: Visitor, importId: string, { name, body }: Upload): Promise<Response> {
  const headers = {
    "x-keyhole": "1",
    "content-type": "application/octet-stream",
    "x-import": importId,
    "x-file-name": encodeURIComponent(name),
  };
  const init = { method: "POST", headers, body, duplex: "half" } as unknown as RequestInit; // Node's own extension
  return who.fetch("/upload", init);
}

/** The same with backpressure, which `fetch` does not keep: for files larger than the test may hold. */
export async function streamed(
  who: Visitor,
  importId: string,
  { name, pieces }: { readonly name: string; readonly pieces: AsyncIterable<Uint8Array> },
): Promise<number | undefined> {
  const cookie = [...who.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
  const headers = { cookie, "x-keyhole": "1", "x-import": importId, "x-file-name": name };
  const call = request(new URL("/upload", who.url), {
    method: "POST",
    headers: { ...headers, "content-type": "application/octet-stream" },
  });
  const reply = once(call, "response") as Promise<[IncomingMessage]>; // what this event carries
  await pipeline(Readable.from(pieces), call);
  const [{ statusCode }] = await reply;
  return statusCode;
}

export async function uploaded(lead: Visitor, projectId: ProjectId, files: readonly Upload[]): Promise<ImportId> {
  const { importId } = await lead.client.imports.begin.mutate({ projectId });
  for (const file of files) {
    const reply = await upload(lead, importId, file);
    if (reply.status !== 200) throw new Error(`upload of ${file.name}: ${reply.status} ${await reply.text()}`);
  }
  return importId;
}

/** Waits until an import is in one of these states. */
export async function reached(lead: Visitor, importId: ImportId, ...states: readonly string[]) {
  for (let tries = 0; tries < 30_000; tries++) {
    const found = await lead.client.imports.status.query({ importId });
    if (states.includes(found.state)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the import did not reach ${states.join(" or ")}`);
}

/** Uploads, takes the proposed mapping (changed by `adapt`), runs and waits for the end. */
export async function imported(
  lead: Visitor,
  projectId: ProjectId,
  files: readonly Upload[],
  adapt: (plan: ImportPlan) => ImportPlan = (plan) => plan,
) {
  const importId = await uploaded(lead, projectId, files);
  const preview = await lead.client.imports.preview.query({ importId, plan: null });
  await lead.client.imports.start.mutate({ importId, plan: adapt(preview.plan) });
  const status = await reached(lead, importId, "finished", "stopped", "cancelled");
  const { problems } = await lead.client.imports.problems.query({ importId });
  return { importId, preview, status, problems };
}

export const asId = <Kind extends string>(text: string) => text as Id<Kind>; // the server gave it

/** Sealed blobs that stand in the blob folder. */
export async function storedBlobs({ app }: Harness): Promise<readonly string[]> {
  return app.services.blobs.list({ limit: 100_000 });
}
