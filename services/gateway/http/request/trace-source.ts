import { randomFillSync } from "node:crypto";

// Random hex digits are drawn in blocks: one call to the system for many requests.
const block = Buffer.alloc(4_800);
let digits = "";
let used = 0;

const hex = (count: number): string => {
  if (used + count > digits.length) {
    digits = randomFillSync(block).toString("hex");
    used = 0;
  }
  used += count;
  return digits.slice(used - count, used);
};

const wellFormed = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/u;

/** The caller's W3C trace context, or a fresh one when there is none or it is not well-formed. */
export const traceparentOf = (header: string | string[] | undefined): string =>
  typeof header === "string" && wellFormed.test(header) ? header : `00-${hex(32)}-${hex(16)}-01`;

/** The 32 digits that name the trace. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);
