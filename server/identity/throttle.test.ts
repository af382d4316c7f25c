import { describe, expect, it } from "vitest";
import { createThrottle, defaultThrottleLimits, type Attempt } from "./throttle.ts";

function start() {
  let now = 0;
  const waits: number[] = [];
  const throttle = createThrottle(() => now, {
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  return { throttle, waits, pass: (ms: number) => (now += ms) };
}

const attempt = (extra: Partial<Attempt> = {}): Attempt => ({
  proof: "password",
  account: "ada",
  source: "192.0.2.1",
  knownDevice: null,
  ...extra,
});
const { perAccountAndSource, perSource, perAccountStrangers, strangerDelayMs, windowMs } = defaultThrottleLimits;

describe("throttling", () => {
  it("refuses a source on an account after its limit, and lets it try again after the window", async () => {
    const { throttle, pass } = start();
    for (let at = 0; at < perAccountAndSource; at++) await throttle.admit(attempt());
    await expect(throttle.admit(attempt())).rejects.toMatchObject({ code: "throttled" });
    await throttle.admit(attempt({ account: "bob" }));
    pass(windowMs);
    await throttle.admit(attempt());
  });

  it("refuses a source on all accounts together after its limit", async () => {
    const { throttle } = start();
    for (let at = 0; at < perSource; at++) await throttle.admit(attempt({ account: `person ${at}` }));
    await expect(throttle.admit(attempt({ account: "one more" }))).rejects.toMatchObject({ code: "throttled" });
  });

  it("never refuses a known device for what strangers do, from however many sources", async () => {
    const { throttle, waits } = start();
    for (let at = 0; at < 500; at++) await throttle.admit(attempt({ source: `198.51.100.${at}` }));
    expect(waits.length).toBe(500 - perAccountStrangers);
    expect(new Set(waits)).toEqual(new Set([strangerDelayMs]));
    await throttle.admit(attempt({ knownDevice: "mine" }));
    expect(waits.length).toBe(500 - perAccountStrangers);
  });

  it("slows strangers on one account, and refuses them the second factor, for which they know the password", async () => {
    const { throttle } = start();
    const code = (at: number) => attempt({ proof: "second-factor", source: `198.51.100.${at}` });
    for (let at = 0; at < perAccountStrangers; at++) await throttle.admit(code(at));
    await expect(throttle.admit(code(1000))).rejects.toMatchObject({ code: "throttled" });
    await throttle.admit(attempt({ source: "203.0.113.1" }));
    await throttle.admit({ ...code(1000), knownDevice: "mine" });
  });

  it("forgets what was right: it is no failure of its source or account", async () => {
    const { throttle, waits } = start();
    for (let at = 0; at < 5 * perSource; at++) {
      await throttle.admit(attempt());
      throttle.succeeded(attempt());
    }
    expect(waits).toEqual([]);
  });

  it("a right password leaves the count of the code alone", async () => {
    const { throttle } = start();
    const code = attempt({ proof: "second-factor" });
    for (let at = 0; at < perAccountAndSource; at++) {
      throttle.succeeded(attempt());
      await throttle.admit(code);
    }
    await expect(throttle.admit(code)).rejects.toMatchObject({ code: "throttled" });
  });
});
