import { type ControlMessage, parseControlMessage } from "./control-message.ts";

/** The server sends something, at least a ping, this often or oftener; longer silence counts as lost contact. */
export const silenceAllowed = 20_000;

/** Waits between attempts after the server refused the stream; the last one repeats. */
const retryAfter = [1_000, 2_000, 5_000, 10_000] as const;

export interface EventHub {
  /** Opens the stream, or keeps it open. */
  readonly open: () => void;
  /** Hangs up: the stream belongs to a session, and the next one needs its own. */
  readonly close: () => void;
  readonly onMessage: (handler: (message: ControlMessage) => void) => () => void;
  /** Since when (milliseconds) the server is silent; undefined while in contact. */
  readonly lostSince: () => number | undefined;
  readonly onContactChange: (listener: () => void) => () => void;
}

export interface EventHubOptions {
  /** Called when the server refused the stream: the session may have ended. */
  readonly onRefused: () => void;
}

/**
 * One stream for all tabs of a browser: whoever holds the lock reads it and passes each message on. When that tab
 * closes, another gets the lock. The channel carries the control messages and nothing else.
 */
export function createEventHub({ onRefused }: EventHubOptions): EventHub {
  const handlers = new Set<(message: ControlMessage) => void>();
  const contactListeners = new Set<() => void>();
  const channel = new BroadcastChannel("keyhole.events");
  let lost: number | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;
  let isWanted = false;
  let isLeader = false;
  let isAsking = false;
  let refusals = 0;

  const setLost = (since: number | undefined) => {
    if ((lost === undefined) === (since === undefined)) return;
    lost = since;
    for (const listener of contactListeners) listener();
  };

  const heard = (text: string) => {
    clearTimeout(silence);
    silence = setTimeout(() => setLost(Date.now() - silenceAllowed), silenceAllowed);
    setLost(undefined);
    const message = parseControlMessage(text);
    if (message !== undefined) for (const handler of handlers) handler(message);
  };

  const connect = () => {
    if (!isWanted || !isLeader || stream !== undefined) return;
    const source = new EventSource("/events");
    stream = source;
    source.addEventListener("message", (event) => {
      if (typeof event.data !== "string") return;
      refusals = 0;
      // A BroadcastChannel reaches this origin only and takes no target.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage(event.data);
      heard(event.data);
    });
    source.addEventListener("error", () => {
      if (stream !== source) return;
      setLost(Date.now());
      // While CONNECTING the browser tries again by itself; CLOSED means that the server answered and refused.
      if (source.readyState !== EventSource.CLOSED) return;
      stream = undefined;
      onRefused();
      setTimeout(connect, retryAfter[Math.min(refusals, retryAfter.length - 1)]);
      refusals += 1;
    });
  };

  channel.addEventListener("message", (event) => {
    if (typeof event.data === "string" && isWanted) heard(event.data);
  });

  const lead = async () => {
    isAsking = true;
    await navigator.locks.request("keyhole.events", async () => {
      isLeader = true;
      connect();
      await new Promise(() => {}); // held until this tab closes
    });
  };

  return {
    open: () => {
      isWanted = true;
      if (isLeader) connect();
      else if (!isAsking) void lead();
    },
    close: () => {
      isWanted = false;
      clearTimeout(silence);
      stream?.close();
      stream = undefined;
      setLost(undefined);
    },
    onMessage: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    lostSince: () => lost,
    onContactChange: (listener) => {
      contactListeners.add(listener);
      return () => contactListeners.delete(listener);
    },
  };
}
