import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GuidelineBody, GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import type { SectionId } from "@keyhole/shared/ids";
import { DraftSession, retryAfterMs, saveAfterMs, type StoredDraft } from "./draft-session.ts";

const section = (id: string, body: string): GuidelineSection => ({
  id: id as SectionId, // ids of a test may read as what they are
  title: id,
  body,
  audience: { kind: "everyone" },
});
const guideline = (...sections: GuidelineSection[]): GuidelineBody => ({ v: 1, sections });

const refused = (code: string) =>
  new TRPCClientError(code, { result: { error: { message: code, code: -1, data: { body: { code } } } } });

/** The server's draft, which other writers change too. */
class Stored {
  draft: StoredDraft = { body: guideline(section("a", "1"), section("b", "1")), draftVersion: 3 };
  saves = 0;
  failing: string | null = null;

  readonly ports = {
    save: async ({ body, baseVersion }: { body: GuidelineBody; baseVersion: number }) => {
      this.saves++;
      if (this.failing !== null) throw refused(this.failing);
      if (baseVersion !== this.draft.draftVersion) throw refused("conflict");
      this.draft = { body, draftVersion: baseVersion + 1 };
      return { draftVersion: this.draft.draftVersion };
    },
    reload: async () => this.draft,
  };

  other(...sections: GuidelineSection[]): void {
    this.draft = { body: guideline(...sections), draftVersion: this.draft.draftVersion + 1 };
  }
}

let stored: Stored;
let session: DraftSession;
const textOf = (id: string) => session.getView().body.sections.find((one) => one.id === id)?.body;

beforeEach(() => {
  vi.useFakeTimers();
  stored = new Stored();
  session = new DraftSession(stored.draft, stored.ports);
});
afterEach(() => vi.useRealTimers());

describe("a draft under work", () => {
  it("is saved by itself within two seconds of the first change, however long the typing goes on", async () => {
    for (let key = 0; key < 10; key++) {
      session.changeSection(section("a", `typing ${key}`));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(saveAfterMs).toBeLessThan(2_000);
    expect(stored.saves).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(stored.draft.body.sections[0]?.body).toBe("typing 9");
    expect(session.getView().status).toBe("saved");
  });

  it("is joined with what another writer saved in other sections", async () => {
    stored.other(section("a", "1"), section("b", "theirs"), section("c", "new"));
    session.changeSection(section("a", "mine"));
    await vi.advanceTimersByTimeAsync(3 * saveAfterMs);
    expect(stored.draft.body.sections.map(({ body }) => body)).toEqual(["mine", "theirs", "new"]);
    expect(session.getView()).toMatchObject({ status: "saved", joins: 1, clashes: [] });
  });

  it("asks where both changed one section, and saves nothing before the answer", async () => {
    stored.other(section("a", "theirs"), section("b", "theirs too"));
    session.changeSection(section("a", "mine"));
    await vi.advanceTimersByTimeAsync(10 * saveAfterMs);
    expect(session.getView().clashes).toMatchObject([{ id: "a", mine: { body: "mine" }, theirs: { body: "theirs" } }]);
    expect(stored.draft.body.sections[0]?.body).toBe("theirs");
    expect(stored.saves).toBe(1);
    session.resolve(new Set());
    await vi.advanceTimersByTimeAsync(2 * saveAfterMs);
    expect(stored.draft.body.sections.map(({ body }) => body)).toEqual(["mine", "theirs too"]);
  });

  it("takes the other text, or the other's deletion, where that is the answer", async () => {
    stored.other(section("b", "theirs"));
    session.changeSection(section("a", "mine"));
    session.changeSection(section("b", "mine"));
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(session.getView().clashes.map(({ id }) => id)).toEqual(["a", "b"]);
    session.resolve(new Set(["a", "b"]));
    await vi.advanceTimersByTimeAsync(2 * saveAfterMs);
    expect(stored.draft.body.sections.map(({ id, body }) => [id, body])).toEqual([["b", "theirs"]]);
  });

  it("tries again after a failure, and keeps what was typed meanwhile", async () => {
    stored.failing = "unavailable";
    session.changeSection(section("a", "mine"));
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(session.getView().status).toBe("failed");
    stored.failing = null;
    session.changeSection(section("b", "more"));
    await vi.advanceTimersByTimeAsync(retryAfterMs + saveAfterMs);
    expect(stored.draft.body.sections.map(({ body }) => body)).toEqual(["mine", "more"]);
    expect(textOf("a")).toBe("mine");
  });

  it("does not send a text again that was refused as it is", async () => {
    stored.failing = "invalid";
    session.changeSection(section("a", "too long"));
    await vi.advanceTimersByTimeAsync(10 * retryAfterMs);
    expect(stored.saves).toBe(1);
    stored.failing = null;
    session.changeSection(section("a", "short"));
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(stored.draft.body.sections[0]?.body).toBe("short");
  });

  it("flushes what waits, and says whether it is stored", async () => {
    session.changeSection(section("a", "mine"));
    expect(await session.flush()).toBe(true);
    expect(stored.draft.body.sections[0]?.body).toBe("mine");
    stored.failing = "frozen";
    session.changeSection(section("a", "more"));
    expect(await session.flush()).toBe(false);
  });
});
