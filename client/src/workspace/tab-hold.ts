/** Which tab of this browser works on something. The server's epochs stay the guard; this only keeps people from mistakes. */
export interface TabHold {
  /**
   * Takes it for this tab. False where another tab has it; with `insist` that tab is asked to save and let go, and is
   * left behind where it does not answer.
   */
  take(this: void, insist: boolean): Promise<boolean>;
  release(this: void): void;
  /** Called when another tab insists; that one goes on once the promise is settled. */
  onAsked(this: void, handler: () => Promise<void>): void;
}

/** A tab that was asked has this long (ms) to save its draft. One that hangs or sleeps does not stop work elsewhere. */
const yieldMs = 3_000;

const ask = "yield";

/** By a Web Lock of this name, which the browser takes back from a tab that is closed or crashes. */
export function tabHold(name: string, waitMs = yieldMs): TabHold {
  let letGo: (() => void) | null = null;
  let asked: () => Promise<void> = () => Promise.resolve();

  /** Resolves with whether the lock was given; it is then kept until it is let go of, or taken by force. */
  const request = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      const kept = navigator.locks.request(name, options, (lock) => {
        if (lock === null) return undefined;
        const channel = new BroadcastChannel(name);
        channel.addEventListener("message", ({ data }) => {
          if (data === ask) void asked().finally(release);
        });
        resolve(true);
        return new Promise<void>((done) => {
          letGo = () => {
            channel.close();
            letGo = null;
            done();
          };
        });
      });
      const lost = (): void => {
        resolve(false);
        if (letGo === null) return;
        letGo();
        void asked();
      };
      // Not given, or waited for too long; or given and taken by force.
      kept.then(() => resolve(false), lost);
    });

  const release = (): void => letGo?.();

  return {
    async take(insist) {
      if (letGo !== null || (await request({ ifAvailable: true }))) return true;
      if (!insist) return false;
      const channel = new BroadcastChannel(name);
      // A BroadcastChannel reaches this origin only and takes no target.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage(ask);
      channel.close();
      return (await request({ signal: AbortSignal.timeout(waitMs) })) || request({ steal: true });
    },
    release,
    onAsked(handler) {
      asked = handler;
    },
  };
}
