import { resolve } from "node:path";
import { z } from "zod";
import { importLimits, type ImportLimits } from "./features/imports/limits.ts";
import { defaultKeysDir } from "./vault/key-folder.ts";

/** A setting written as JSON; what is none fails in the schema it is piped to. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Settings of the process, parsed once from the environment. A bad value stops the start and names its variable. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4680),
  HOST: z.string().min(1).default("127.0.0.1"),
  /** The address people use, such as https://keyhole.example.com. Needed for any host but loopback. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  KEYHOLE_DATA_DIR: z.string().min(1).default("data"),
  KEYHOLE_KEYS_DIR: z.string().min(1).optional(),
  KEYHOLE_TLS_CERT: z.string().min(1).optional(),
  KEYHOLE_TLS_KEY: z.string().min(1).optional(),
  /** Comma-separated addresses of proxies whose X-Forwarded-For is believed. */
  KEYHOLE_TRUSTED_PROXIES: z.string().default(""),
  KEYHOLE_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** Argon2 computations at once; each takes 64 MiB. */
  KEYHOLE_PASSWORD_HASHES: z.coerce.number().int().min(1).max(64).default(2),
  /** Loopback port of /metrics; 0 turns it off. */
  KEYHOLE_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Views that one person may open in an hour. */
  KEYHOLE_VIEWS_PER_HOUR: z.coerce.number().int().min(1).default(3_000),
  /** Megabytes of pictures that one person may fetch in an hour. */
  KEYHOLE_MEGABYTES_PER_HOUR: z.coerce.number().int().min(1).default(4_000),
  /** Next tasks that are held ready as sealed pictures at once, in about two kilobytes each; 0 forbids it everywhere. */
  KEYHOLE_PREPARED_TASKS: z.coerce.number().int().min(0).max(100_000).default(2_000),
  /** Minutes after which one that nobody opened is thrown away. */
  KEYHOLE_PREPARED_MINUTES: z.coerce.number().min(0.1).max(60).default(10),
  /** Free bytes under which nothing new is stored. */
  KEYHOLE_DISK_RESERVE_MB: z.coerce.number().int().min(0).default(256),
  /** Hours that stored bytes are kept after nothing refers to them any more. */
  KEYHOLE_UNUSED_HOURS: z.coerce.number().min(1).max(8_760).default(24),
  /** Limits of imports that differ from the defaults, as JSON: {"fileBytes": 1000000}. docs/imports.md lists them. */
  KEYHOLE_IMPORT_LIMITS: z.string().default("{}").transform(fromJson).pipe(importLimits),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Origin that browsers must send; also the base of links. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly trustedProxies: readonly string[];
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  readonly passwordHashes: number;
  readonly metricsPort: number;
  readonly diskReserveBytes: number;
  readonly viewsPerHour: number;
  readonly bytesPerHour: number;
  readonly preparedTasks: number;
  readonly preparedMs: number;
  readonly unusedMs: number;
  readonly importLimits: ImportLimits;
}

export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export const isLoopback = (host: string): boolean => loopback.has(host);

/**
 * Reads the configuration. Any host but loopback needs an https PUBLIC_URL with a certificate or a listed proxy: without
 * it browsers drop `__Host-` cookies silently and nobody can sign in.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`These settings cannot be used:\n${lines.join("\n")}`);
  }
  const value = parsed.data;
  const proxies = value.KEYHOLE_TRUSTED_PROXIES.split(",").map((part) => part.trim());
  const trustedProxies = proxies.filter((part) => part !== "");
  const tls =
    value.KEYHOLE_TLS_CERT === undefined || value.KEYHOLE_TLS_KEY === undefined
      ? null
      : { cert: value.KEYHOLE_TLS_CERT, key: value.KEYHOLE_TLS_KEY };
  const scheme = tls === null ? "http" : "https";
  const publicUrl = new URL(value.PUBLIC_URL ?? `${scheme}://localhost:${value.PORT}`).origin;
  const secured = publicUrl.startsWith("https:") && (tls !== null || trustedProxies.length > 0);
  if (!isLoopback(value.HOST) && !secured) {
    throw new ConfigError(
      `HOST=${value.HOST} is reachable from outside, so browsers need https: set PUBLIC_URL=https://your.host and either ` +
        `KEYHOLE_TLS_CERT and KEYHOLE_TLS_KEY, or KEYHOLE_TRUSTED_PROXIES with the address of the proxy that ends TLS.`,
    );
  }
  const dataDir = resolve(value.KEYHOLE_DATA_DIR);
  return {
    host: value.HOST,
    port: value.PORT,
    publicUrl,
    dataDir,
    keysDir: resolve(value.KEYHOLE_KEYS_DIR ?? defaultKeysDir(dataDir)),
    tls,
    trustedProxies,
    logLevel: value.KEYHOLE_LOG_LEVEL,
    passwordHashes: value.KEYHOLE_PASSWORD_HASHES,
    metricsPort: value.KEYHOLE_METRICS_PORT,
    viewsPerHour: value.KEYHOLE_VIEWS_PER_HOUR,
    bytesPerHour: value.KEYHOLE_MEGABYTES_PER_HOUR * 1024 * 1024,
    diskReserveBytes: value.KEYHOLE_DISK_RESERVE_MB * 1024 * 1024,
    preparedTasks: value.KEYHOLE_PREPARED_TASKS,
    preparedMs: value.KEYHOLE_PREPARED_MINUTES * 60_000,
    unusedMs: value.KEYHOLE_UNUSED_HOURS * 3_600_000,
    importLimits: value.KEYHOLE_IMPORT_LIMITS,
  };
}
