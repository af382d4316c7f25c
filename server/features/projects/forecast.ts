const windowDays = 7;

export interface Forecast {
  /** Annotations that are still to be made; reviews are not counted. */
  readonly remaining: number;
  /** Annotations a day over the last seven days, or over the days since work began where that is shorter; 0 for none. */
  readonly perDay: number;
  /** Days of work left at that pace, rounded up; null where nothing was submitted in the window. */
  readonly days: number | null;
}

/**
 * Remaining work over the pace of the last seven days, today included. Honest rather than clever: a project at rest has no
 * forecast. `days` holds UTC days since 1970 in order; those without work are absent.
 */
export function forecastOf(
  remaining: number,
  days: readonly { readonly day: number; readonly submitted: number }[],
  today: number,
): Forecast {
  const recent = days.filter(({ day }) => day > today - windowDays && day <= today);
  const first = days[0]?.day ?? today;
  const length = Math.min(windowDays, today - first + 1);
  const perDay = recent.reduce((sum, { submitted }) => sum + submitted, 0) / Math.max(1, length);
  if (remaining === 0) return { remaining, perDay, days: 0 };
  return { remaining, perDay, days: perDay === 0 ? null : Math.ceil(remaining / perDay) };
}
