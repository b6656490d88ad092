/**
 * Instants are ISO 8601 strings in UTC with milliseconds: they compare as strings.
 * @example plusMs("2026-11-21T12:00:00.000Z", 1500) // "2026-11-21T12:00:01.500Z"
 */
export const plusMs = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();

/**
 * Milliseconds from `from` to `to`; negative when `to` is earlier.
 * @example msBetween("2026-11-21T12:00:00.000Z", "2026-11-21T12:00:01.000Z") // 1000
 */
export const msBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/**
 * The UTC day, `2026-11-21`.
 * @example dayOf("2026-11-21T12:00:00.000Z") // "2026-11-21"
 */
export const dayOf = (instant: string): string => instant.slice(0, 10);
