/** Instants are ISO 8601 strings in UTC with milliseconds: they compare as strings. */
export const plusMs = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export const msBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** The UTC day, `2026-11-21`. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
