/**
 * Exponential backoff with full jitter between half and the whole.
 * Wait in ms before attempt `attempt` (from 2); `chance` in [0, 1).
 * @example backoffMs(3, 0, { baseMs: 100, maxMs: 1000 }) // 100
 */
export const backoffMs = (
  attempt: number,
  chance: number,
  { baseMs = 50, maxMs = 30_000 }: { baseMs?: number; maxMs?: number } = {},
): number => {
  const whole = Math.min(maxMs, baseMs * 2 ** Math.max(0, attempt - 2));
  return Math.round(whole / 2 + (whole / 2) * chance);
};
