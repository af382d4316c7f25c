import type { ExportId } from "@keyhole/shared/ids";
import { api } from "../../api.ts";

/** Above this a file is not held in memory: a browser that cannot write to disk piece by piece is told so. */
export const mostInMemory = 1_000_000_000;
/** How often a download that broke off goes on by itself. */
const resumes = 5;
const resumeAfterMs = 1_000;

export type DownloadProblem = "too-large" | "interrupted";
export class DownloadError extends Error {
  override readonly name = "DownloadError";
  readonly problem: DownloadProblem;
  readonly received: number;
  readonly bytes: number;
  constructor(problem: DownloadProblem, { received, bytes }: { received: number; bytes: number }) {
    super(problem);
    this.problem = problem;
    this.received = received;
    this.bytes = bytes;
  }
}

/** Where bytes go: a file on disk where the browser can, else memory. */
interface Sink {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}

interface FileWritable {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}
type SavePicker = (options: { suggestedName: string }) => Promise<{ createWritable(): Promise<FileWritable> }>;

/** Chromium only, and not in the types of the platform's library. */
const savePicker = (): SavePicker | undefined => {
  const found: unknown = Reflect.get(window, "showSaveFilePicker");
  return typeof found === "function" ? (found.bind(window) as SavePicker) : undefined;
};

/** Hands a Blob to the browser's own saving of files. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read the Blob by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function sinkFor({ fileName, bytes }: { readonly fileName: string; readonly bytes: number }): Promise<Sink> {
  const pick = savePicker();
  if (pick !== undefined) return (await pick({ suggestedName: fileName })).createWritable();
  if (bytes > mostInMemory) throw new DownloadError("too-large", { received: 0, bytes });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (piece) => void pieces.push(piece),
    close: async () => saveBlob(new Blob(pieces), fileName),
  };
}

/**
 * Fetches a finished export into a file, going on by ranges where the connection breaks. Rejects with the server's
 * refusal, a `DownloadError`, or an AbortError where the person closed the file dialog.
 */
export async function downloadExport(
  exportId: ExportId,
  onProgress: (received: number, bytes: number) => void,
): Promise<void> {
  const first = await api.exports.ticket.mutate({ exportId });
  const { bytes } = first;
  const sink = await sinkFor(first);
  let received = 0;
  let ticket = first.ticket;
  for (let tries = 0; received < bytes; tries++) {
    if (tries > 0) {
      if (tries > resumes) throw new DownloadError("interrupted", { received, bytes });
      await new Promise((resolve) => setTimeout(resolve, resumeAfterMs));
      ticket = (await api.exports.ticket.mutate({ exportId })).ticket;
    }
    try {
      const reply = await fetch("/export/file", {
        headers: { "x-keyhole": "1", authorization: `Bearer ${ticket}`, range: `bytes=${received}-` },
      });
      if (!reply.ok || reply.body === null) continue;
      const reader = reply.body.getReader();
      for (;;) {
        const part = await reader.read();
        if (part.done) break;
        await sink.write(part.value);
        received += part.value.length;
        onProgress(received, bytes);
      }
    } catch (cause) {
      // A broken connection: the next try goes on from here.
      if (!(cause instanceof TypeError)) throw cause;
    }
  }
  await sink.close();
}
