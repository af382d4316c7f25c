import { describe, expect, it } from "vitest";
import { parseControlMessage } from "./control-message.ts";

describe("control messages", () => {
  it("reads each kind", () => {
    const messages = [
      { kind: "lease-ended", leaseId: "AAAAAAAAAAAAAAAAAAAAAA", reason: "frozen" },
      { kind: "session-ended" },
      { kind: "session-locked" },
      { kind: "frozen", scope: "project" },
      { kind: "changed", what: "guideline" },
      { kind: "ping" },
    ];
    for (const message of messages) expect(parseControlMessage(JSON.stringify(message))).toEqual(message);
  });
  it("obeys a freeze whose scope this page does not know", () => {
    expect(parseControlMessage('{"kind":"frozen","scope":"site"}')).toEqual({ kind: "frozen", scope: "site" });
  });
  it("passes over what it does not know", () => {
    expect(parseControlMessage('{"kind":"later"}')).toBeUndefined();
    expect(parseControlMessage('{"kind":"frozen"}')).toBeUndefined();
    expect(parseControlMessage("not json")).toBeUndefined();
  });
});
