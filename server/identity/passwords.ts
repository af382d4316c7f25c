import { createHmac } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { KeyholeError, type Problem } from "@keyhole/shared/errors";
import { commonPasswords } from "./common-passwords.ts";

/** argon2id (the default of the library), 64 MiB, 3 passes: above OWASP's floor of 19 MiB and 2 passes. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export const shortestPassword = 12;
export const longestPassword = 256;

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes the same time for an account that does not exist (`stored` null). */
  verify(stored: string | null, password: string): Promise<boolean>;
}

/** A hash that no password has, so that an unknown account costs the same work as a known one. */
const nobody = "$argon2id$v=19$m=65536,t=3,p=1$a2V5aG9sZS1ub2JvZHktMQ$4nG4nqEoBNXk2mYYVAW3xSlIMwNAHqOo3qyxPEVk0zU";

/** Runs at most `atOnce` computations; `waiting` more may queue, then callers are told to come back. */
export function createPasswordHasher(options: {
  readonly pepper: Uint8Array;
  readonly atOnce: number;
  readonly waiting?: number;
}): PasswordHasher {
  const { pepper, atOnce, waiting = 200 } = options;
  let running = 0;
  const queue: (() => void)[] = [];
  const limited = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new KeyholeError("throttled", { retryAfterMs: 2_000 });
      await new Promise<void>((go) => queue.push(go));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      queue.shift()?.();
    }
  };
  const peppered = (password: string): string =>
    createHmac("sha256", pepper).update(password.normalize("NFKC"), "utf8").digest("base64");
  return {
    hash: (password) => limited(() => hash(peppered(password), cost)),
    async verify(stored, password) {
      const right = await limited(() => verify(stored ?? nobody, peppered(password.slice(0, longestPassword))));
      return stored !== null && right;
    },
  };
}

const isRepetitive = (text: string): boolean => new Set(text).size <= 4 || /^(.{1,6})\1+$/u.test(text);

/** What is wrong with a new password; empty when it may be used (NIST SP 800-63B-4: length and a block list, no recipes). */
export function passwordProblems(
  password: string,
  about: { readonly login: string; readonly name: string },
): Problem[] {
  const path = ["password"];
  const { length } = Array.from(password);
  if (length < shortestPassword) return [{ path, message: "password.too-short", values: { least: shortestPassword } }];
  if (length > longestPassword) return [{ path, message: "password.too-long", values: { most: longestPassword } }];
  const plain = password.normalize("NFKC").toLowerCase();
  const bare = plain.replaceAll(/[^\p{Letter}]+/gu, "");
  const personal = [about.login, about.login.split("@")[0] ?? "", about.name.replaceAll(" ", ""), "keyhole"]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4);
  if (personal.some((word) => plain.replaceAll(word, "").length < 8)) return [{ path, message: "password.about-you" }];
  if (isRepetitive(plain) || commonPasswords.has(plain) || commonPasswords.has(bare)) {
    return [{ path, message: "password.common" }];
  }
  return [];
}
