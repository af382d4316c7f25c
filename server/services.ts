import type { BlobStore } from "@keyhole/db/blobs/blob-store";
import type { Store } from "@keyhole/db/store";
import type { Config } from "./config.ts";
import type { DemoPerson } from "./demo/demo-people.ts";
import type { EventHub } from "./door/event-hub.ts";
import type { ProtectedStreams } from "./door/protected-streams.ts";
import type { Strangers } from "./door/strangers.ts";
import type { Budget } from "./identity/budgets.ts";
import type { PasswordHasher } from "./identity/passwords.ts";
import type { Throttle } from "./identity/throttle.ts";
import type { Preparations } from "./features/work/preparations.ts";
import type { ImagePool } from "./images/pool.ts";
import type { TrailScan } from "./ops/trail-scan.ts";
import type { RandomBytes } from "./security/envelope.ts";
import type { InstallationCipher } from "./vault/installation-cipher.ts";
import type { KeyFolder } from "./vault/key-folder.ts";
import type { PersonKeys } from "./vault/person-keys.ts";
import type { Vault } from "./vault/vault.ts";

/** What verbs may use. Made once in `app.ts`; tests replace clock and randomness there. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly vault: Vault;
  readonly blobs: BlobStore;
  readonly keys: KeyFolder;
  readonly personKeys: PersonKeys;
  readonly cipher: InstallationCipher;
  readonly passwords: PasswordHasher;
  readonly throttle: Throttle;
  readonly strangers: Strangers;
  /** Views and picture bytes that one person may have in an hour. */
  readonly budgets: { readonly views: Budget; readonly bytes: Budget };
  readonly images: ImagePool;
  readonly trailScan: TrailScan;
  /** The built thread that reads imports and writes exports; null where this one does it. */
  readonly dataWorker: URL | null;
  readonly events: EventHub;
  readonly streams: ProtectedStreams;
  readonly preparations: Preparations;
  /** Signs media tickets; lives as long as the process. */
  readonly ticketKey: Uint8Array;
  readonly random: RandomBytes;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  readonly log: Log;
  /** A demo installation: "act as" is allowed, on loopback only. */
  readonly demo: Demo | null;
}

export interface Demo {
  /** Filled once when the demo is made. */
  readonly people: DemoPerson[];
}

/** Structured lines without content: names of things and ids only. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
