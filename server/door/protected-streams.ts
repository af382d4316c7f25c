/** A reply under way that carries protected bytes, and who and what it is for. */
export interface ProtectedStream {
  readonly sessionId: string;
  readonly personId: string;
  readonly teamIds: readonly string[];
  readonly projectId: string;
  /** Ends the reply at once: no further byte leaves. */
  abort(): void;
}

/** Every protected reply in flight, so that a freeze or the end of a session cuts it off (I5). */
export interface ProtectedStreams {
  add(stream: ProtectedStream): () => void;
  abortWhere(concerned: (stream: ProtectedStream) => boolean): number;
  readonly size: number;
}

export function createProtectedStreams(): ProtectedStreams {
  const streams = new Set<ProtectedStream>();
  return {
    add(stream) {
      streams.add(stream);
      return () => streams.delete(stream);
    },
    abortWhere(concerned) {
      const hit = [...streams].filter(concerned);
      for (const stream of hit) {
        stream.abort();
        streams.delete(stream);
      }
      return hit.length;
    },
    get size() {
      return streams.size;
    },
  };
}
