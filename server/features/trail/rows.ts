import type { TrailRow } from "@keyhole/db/store/trail";

/** An entry as it leaves: its canonical text, which is ASCII, and its place and hash in the tree. */
export interface ShownEntry {
  readonly sequence: number;
  /** Exactly the bytes that were hashed. */
  readonly text: string;
  /** Hexadecimal. */
  readonly leaf: string;
}

export const toShown = ({ sequence, entry, leaf }: TrailRow): ShownEntry => ({
  sequence,
  // Entries are ASCII; what somebody tampered with may not be, and must still be shown.
  text: Buffer.from(entry).toString("latin1"),
  leaf: Buffer.from(leaf).toString("hex"),
});
