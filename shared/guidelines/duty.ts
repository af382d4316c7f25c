/** Versions that decide whether somebody must read before their next task. 0: none. */
export interface GuidelineDuty {
  /** In force. */
  readonly current: number;
  /** The newest version up to the one in force that was published as "must be acknowledged". */
  readonly flagged: number;
  /** The newest that this person acknowledged. */
  readonly acknowledged: number;
}

/**
 * The version that must be acknowledged before the next task, or null. Where the project requires every version, a
 * correction needs a new acknowledgement too; otherwise only versions published with the flag do, and acknowledging any
 * later one covers them.
 */
export function versionToAcknowledge(duty: GuidelineDuty, everyVersion: boolean): number | null {
  const needed = everyVersion ? duty.current : duty.flagged;
  return needed > duty.acknowledged ? duty.current : null;
}
