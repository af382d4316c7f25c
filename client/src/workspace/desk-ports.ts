import { api } from "../api.ts";
import type { LeaseHold, OpenedTask, ProjectId } from "../api-types.ts";
import type { StoredAnswers } from "@keyhole/shared/answers";
import type { ShownTheme } from "../media/marked.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { ownerOfPage, ownOutbox } from "../outbox/own-outbox.ts";
import { tellOfOutbox, type OutboxWord } from "../outbox/words.ts";
import { Ahead } from "./ahead.ts";
import { loadMedia, type Media } from "./media.ts";
import { tabHold, type TabHold } from "./tab-hold.ts";

export interface EndInput {
  readonly end: "skipped" | "flagged" | "released";
  readonly reason: string;
}

export interface SubmitInput extends LeaseHold {
  readonly formId: string;
  readonly answers: StoredAnswers;
  readonly idempotencyKey: string;
  readonly activeMs: number;
}

export interface DraftInput extends LeaseHold {
  readonly baseVersion: number;
  readonly answers: StoredAnswers;
  readonly activeMs: number;
}

/** Everything a desk does outside itself; tests replace it. Times are milliseconds on this page's clock. */
export interface DeskPorts {
  next(this: void): Promise<OpenedTask>;
  open(this: void, hold: LeaseHold): Promise<OpenedTask>;
  submit(this: void, input: SubmitInput): Promise<OpenedTask | null>;
  saveDraft(this: void, input: DraftInput): Promise<{ readonly version: number }>;
  end(this: void, input: LeaseHold & EndInput): Promise<unknown>;
  renew(this: void, hold: LeaseHold): Promise<{ readonly expires: number; readonly now: number }>;
  media(this: void, opened: OpenedTask, theme: ShownTheme): Promise<Media>;
  /** What comes after this task is asked for ahead; null: what was asked for is dropped. */
  ahead(this: void, opened: OpenedTask | null, theme: ShownTheme): void;
  /** Where this browser keeps what the server does not have yet, and whose it is. */
  readonly outbox: Outbox;
  person(this: void): string;
  /** Whether a submit that got no answer may be sent again after a reload: it says everything that was decided. */
  readonly resendsSubmits: boolean;
  /** What belongs to unsent answers beside them, as what a correction started from. */
  more?(this: void): unknown;
  /** Says something that needs no answer. */
  tell(this: void, word: OutboxWord): void;
  /** The one tab that works here. */
  readonly tab: TabHold;
  now(this: void): number;
  later(this: void, ms: number, run: () => void): () => void;
  sleep(this: void, ms: number): Promise<void>;
  /** A fresh id in the server's encoding. */
  newKey(this: void): string;
}

/** 128 random bits as the server's ids are written. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

export function deskPorts(projectId: ProjectId): DeskPorts {
  const ahead = new Ahead();
  return {
    ...plainPorts(projectId),
    media: async (opened, theme) => loadMedia(opened, theme, await ahead.open(opened)),
    ahead: (opened, theme) => (opened === null ? ahead.drop() : ahead.begin(opened, theme)),
  };
}

const plainPorts = (projectId: ProjectId): Omit<DeskPorts, "media" | "ahead"> => ({
  next: () => api.work.next.mutate({ projectId }),
  open: (hold) => api.work.open.mutate(hold),
  submit: async (input) => (await api.work.submit.mutate({ ...input, next: true })).next,
  saveDraft: (input) => api.work.saveDraft.mutate(input),
  end: (input) => api.work.end.mutate(input),
  renew: (hold) => api.work.renew.mutate(hold),
  outbox: ownOutbox,
  person: ownerOfPage,
  resendsSubmits: true,
  tell: tellOfOutbox,
  tab: tabHold(`keyhole.work.${projectId}`),
  now: () => Date.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  newKey,
});
