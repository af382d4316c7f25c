import { describe, expect, it, vi } from "vitest";
import { createIdleWatch, heartbeatEvery } from "./idle-watch.ts";

const idleMs = 900_000;

function watchFrom(start: number) {
  const onIdle = vi.fn();
  const onHeartbeat = vi.fn();
  return { onIdle, onHeartbeat, watch: createIdleWatch({ idleMs, onIdle, onHeartbeat }, start) };
}

describe("idle watch", () => {
  it("locks after the set time without activity, once", () => {
    const { watch, onIdle } = watchFrom(0);
    watch.check(idleMs - 1);
    expect(onIdle).not.toHaveBeenCalled();
    watch.check(idleMs);
    watch.check(idleMs + 1000);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it("counts from the last activity, in any tab", () => {
    const { watch, onIdle } = watchFrom(0);
    watch.active(500_000, true);
    watch.active(800_000, false);
    watch.check(800_000 + idleMs - 1);
    expect(onIdle).not.toHaveBeenCalled();
    watch.check(800_000 + idleMs);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it("does not let the first key after a night save the session", () => {
    const { watch, onIdle, onHeartbeat } = watchFrom(0);
    watch.active(8 * 3_600_000, true);
    expect(onIdle).toHaveBeenCalledOnce();
    expect(onHeartbeat).not.toHaveBeenCalled();
  });

  it("tells the server at most once a minute, and only of this tab's activity", () => {
    const { watch, onHeartbeat } = watchFrom(0);
    for (let now = 0; now <= 3 * heartbeatEvery; now += 1000) watch.active(now, true);
    expect(onHeartbeat).toHaveBeenCalledTimes(3);
    watch.active(10 * heartbeatEvery, false);
    expect(onHeartbeat).toHaveBeenCalledTimes(3);
  });
});
