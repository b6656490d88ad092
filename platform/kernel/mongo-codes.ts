/**
 * Codes of a MongoDB that stops, starts or hands over: shutting down, no primary, not yet ready. The same request may fare better in
 * a moment. From https://github.com/mongodb/specifications (retryable writes).
 */
export const passingMongoCodes: ReadonlySet<number> = new Set([
  91, 189, 10107, 11600, 11602, 13435, 13436,
]);
