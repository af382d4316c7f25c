import { connect, createServer, type Socket } from "node:net";

/**
 * The way between a browser and a server, which can be cut: open connections break and new ones are refused. The
 * browser's own emulation of being offline leaves a stream that is open as it is, so it never loses contact.
 */
export interface Cable {
  /** Flag with which a browser goes this way to the server's own address: another origin would be refused. */
  readonly flag: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** `delayMs` is added to every round trip, half of it each way. */
export async function cableTo(url: string, delayMs = 0): Promise<Cable> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      if (delayMs === 0) one.pipe(other);
      // Timers of one length fire in the order in which they were set, so that the bytes keep theirs.
      else one.on("data", (bytes) => setTimeout(() => other.writable && other.write(bytes), delayMs / 2));
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, hostname, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    flag: `--host-resolver-rules=MAP ${hostname}:${port} ${hostname}:${address.port}`,
    cut,
    mend: () => void (isCut = false),
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
