import type { Purpose } from "@keyhole/shared/vocabulary";

const minute = 60_000;

/** How long a lease of each purpose lasts, in milliseconds, unless a project says otherwise for `annotate`. */
export const leaseDurations: Readonly<Record<Purpose, number>> = {
  annotate: 30 * minute,
  review: 30 * minute,
  revisit: 15 * minute,
  read: 60 * minute,
  inspect: 15 * minute,
  reveal: 15 * minute,
};

/** How long a worker's slot stays theirs without a lease. */
export const defaultReservationMs = 4 * 60 * minute;

export interface LeaseTimes {
  readonly expires: number;
  readonly reservedUntil: number;
}

/** A lease granted or renewed at `now`. Renewal counts from now; it never adds up. */
export const leaseTimes = (
  purpose: Purpose,
  now: number,
  project: { readonly leaseMs?: number; readonly reservationMs?: number } = {},
): LeaseTimes => ({
  expires: now + (purpose === "annotate" ? (project.leaseMs ?? leaseDurations.annotate) : leaseDurations[purpose]),
  reservedUntil: now + (project.reservationMs ?? defaultReservationMs),
});
