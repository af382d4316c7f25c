export type SealedDataReason = "no-key" | "not-sealed" | "altered" | "not-granted";

/** Content that does not open. `no-key` after a project key was destroyed; `altered` is an alarm. No content in it. */
export class SealedDataError extends Error {
  override readonly name = "SealedDataError";
  readonly reason: SealedDataReason;

  constructor(reason: SealedDataReason, where: string) {
    super(`${reason}: ${where}`);
    this.reason = reason;
  }
}
