import type { ErrorBody } from "@keyhole/shared/errors";

export interface ChosenFile {
  /** With its folders, as the file that names pictures knows them. */
  readonly name: string;
  readonly file: File;
}

export interface QueuedFile extends ChosenFile {
  readonly key: number;
  readonly state: "waiting" | "sending" | "done" | "failed";
  readonly sent: number;
  /** The server's id of a file that is uploaded. */
  readonly fileId?: string;
  /** Why it failed; null where no answer of the server came. */
  readonly error?: ErrorBody | null;
}

/** Uploads at once from one page; the server allows more over all. */
const atOnce = 3;
/** How long a server that has too many uploads is left alone. */
const busyMs = 2_000;

/** Sends files one by one and tells listeners of every step. A file stays in the list until it is taken out. */
export class UploadQueue {
  readonly #importId: string;
  readonly #listeners = new Set<() => void>();
  readonly #calls = new Map<number, XMLHttpRequest>();
  #files: readonly QueuedFile[] = [];
  #nextKey = 1;

  constructor(importId: string) {
    this.#importId = importId;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly files = (): readonly QueuedFile[] => this.#files;

  add(chosen: readonly ChosenFile[]): void {
    const added = chosen.map((file) => ({ ...file, key: this.#nextKey++, state: "waiting" as const, sent: 0 }));
    this.#set([...this.#files, ...added]);
    this.#pump();
  }

  /** Ends an upload that is under way; what the server has stays until it is told. */
  remove(key: number): void {
    this.#calls.get(key)?.abort();
    this.#calls.delete(key);
    this.#set(this.#files.filter((file) => file.key !== key));
    this.#pump();
  }

  retry(key: number): void {
    this.#change(key, { state: "waiting", sent: 0 });
    this.#pump();
  }

  close(): void {
    for (const call of this.#calls.values()) call.abort();
    this.#calls.clear();
    this.#listeners.clear();
  }

  #set(files: readonly QueuedFile[]): void {
    this.#files = files;
    for (const listener of this.#listeners) listener();
  }

  #change(key: number, change: Partial<QueuedFile>): void {
    this.#set(this.#files.map((file) => (file.key === key ? { ...file, ...change } : file)));
  }

  #pump(): void {
    for (const file of this.#files) {
      if (this.#calls.size >= atOnce) return;
      if (file.state === "waiting") this.#send(file);
    }
  }

  /** `fetch` does not tell how much of a body was sent; this does. */
  #send({ key, name, file }: QueuedFile): void {
    const call = new XMLHttpRequest();
    this.#calls.set(key, call);
    this.#change(key, { state: "sending", sent: 0 });
    call.open("POST", "/upload");
    call.setRequestHeader("x-keyhole", "1");
    call.setRequestHeader("x-import", this.#importId);
    call.setRequestHeader("x-file-name", encodeURIComponent(name));
    call.setRequestHeader("content-type", "application/octet-stream");
    call.responseType = "json";
    call.upload.addEventListener("progress", ({ loaded }) => this.#change(key, { sent: loaded }));
    const ended = (change: Partial<QueuedFile>) => {
      if (!this.#calls.delete(key)) return;
      this.#change(key, change);
      this.#pump();
    };
    call.addEventListener("load", () => {
      const reply: unknown = call.response;
      if (call.status === 200) ended({ state: "done", sent: file.size, fileId: fileIdOf(reply) });
      else if (call.status === 429 && isError(reply) && reply.retryAfterMs !== undefined) {
        setTimeout(() => ended({ state: "waiting", sent: 0 }), busyMs);
      } else ended({ state: "failed", error: isError(reply) ? reply : null });
    });
    call.addEventListener("error", () => ended({ state: "failed", error: null }));
    call.send(file);
  }
}

const isError = (reply: unknown): reply is ErrorBody =>
  typeof reply === "object" && reply !== null && "code" in reply && typeof reply.code === "string";

const fileIdOf = (reply: unknown): string =>
  typeof reply === "object" && reply !== null && "fileId" in reply ? String(reply.fileId) : "";
