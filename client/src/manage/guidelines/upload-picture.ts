import { guidelineLimits } from "@keyhole/shared/guidelines/guideline";
import type { BlobId } from "@keyhole/shared/ids";
import { MediaRefused } from "../../api-error.ts";
import type { ProjectId } from "../../api-types.ts";
import { refusalOf } from "../../media/marked.ts";

export const pictureTypes = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/tiff"] as const;

export const isPicture = ({ type }: File): boolean => type.startsWith("image/");

/** Sends one picture as raw bytes; the server looks at what it is and makes its own of it. Gives its id. */
export async function uploadPicture(projectId: ProjectId, file: File): Promise<BlobId> {
  const { pictureBytes: limit } = guidelineLimits;
  if (file.size > limit) {
    const values = { bytes: file.size, limit };
    throw new MediaRefused({ code: "too-large", problems: [{ path: [], message: "image.bytes", values }] });
  }
  const headers = { "x-keyhole": "1", "content-type": "application/vnd.keyhole.picture" };
  const body = await file.arrayBuffer();
  const reply = await fetch(`/media/guideline-picture/${projectId}`, { method: "POST", headers, body }).catch(() => {
    throw new MediaRefused({ code: "network" });
  });
  if (!reply.ok) throw new MediaRefused(await refusalOf(reply));
  const { id } = (await reply.json()) as { id: BlobId }; // the route's own reply
  return id;
}
