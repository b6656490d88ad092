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

/** Whether a name is one of a time zone: `Europe/Berlin`, `UTC`. */
export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // Intl refuses what is none.
  }
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The clock of a zone at an instant, in milliseconds as if it were UTC. */
const clockAt = (ms: number, zone: string): number => {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat("en", {
      timeZone: zone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
  formatters.set(zone, formatter);
  const part = new Map(formatter.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const at = (name: Intl.DateTimeFormatPartTypes): number => part.get(name) ?? 0;
  return Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second"));
};

/** The day of a zone at an instant: `dayIn("2026-11-26T23:30:00.000Z", "Europe/Berlin")` is `2026-11-27`. */
export const dayIn = (instant: string, zone: string): string =>
  new Date(clockAt(Date.parse(instant), zone)).toISOString().slice(0, 10);

/** The instant at which a day begins in a zone. */
export const dayStart = (day: string, zone: string): string => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Twice: the offset at the first guess may be that of the other side of a change of clocks.
  const near = midnight - (clockAt(midnight, zone) - midnight);
  return new Date(near - (clockAt(near, zone) - midnight)).toISOString();
};

/** The day after: `2026-03-01` after `2026-02-28`. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** A day of the calendar: `2026-02-30` is none. */
export const isDay = (text: string): boolean => {
  const ms = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
};

const instant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** A date with its time and offset, by ISO 8601: `1` and `2026-02-30T00:00:00Z` are none. */
export const isInstant = (text: string): boolean =>
  isDay(instant.exec(text)?.[1] ?? "") && !Number.isNaN(Date.parse(text));
