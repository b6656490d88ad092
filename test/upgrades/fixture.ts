/** What dev/make-fixtures.ts writes beside the data of an older version, and what the tests of upgrades read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync } from "node:zlib";

export const fixtures = join(import.meta.dirname, "..", "fixtures");

/** Who asks; `guest` sends `token` for an order. */
export interface Question {
  readonly as: "staff" | "customer" | "guest";
  readonly path: string;
  readonly token?: string;
}
/** What the older version answered on this data, once every order under way had ended. */
export interface Recorded extends Question {
  readonly status: number;
  readonly body: unknown;
}

/** A request with an Idempotency-Key, and its first answer. */
export interface Replay {
  readonly as: "customer" | "guest" | "staff";
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly status: number;
  readonly answer: Readonly<Record<string, unknown>>;
}

export interface Made {
  readonly commit: string;
  /** When its processes were killed. */
  readonly killedAt: string;
  readonly customer: {
    readonly email: string;
    readonly password: string;
    readonly userId: string;
    /** Of a session of its own, never refreshed. */
    readonly refreshToken: string;
  };
  readonly guestOrder: { readonly id: string; readonly token: string };
  /** Filled, addressed, not ordered. */
  readonly guestCart: string;
  readonly customerCart: string;
  readonly abandonedCart: string;
  readonly mergedCart: string;
  /** Orders answered 2xx, with their totals in minor units. */
  readonly acknowledged: readonly { readonly id: string; readonly total: number }[];
  /** Orders that were `pending` at the end. */
  readonly unfinished: readonly string[];
  /** Of those, the one whose payment the provider had not decided. */
  readonly undecided: string;
  /** Documents with events that were in no journal yet: `orders.orders ord_…`. */
  readonly unpublished: readonly string[];
  readonly importId: string;
  readonly importRows: number;
  /** Fails again when it is driven again. */
  readonly deadLetters: readonly string[];
  /** Succeeds when it is driven again. */
  readonly curableLetter: string;
  readonly replays: readonly Replay[];
  readonly sku: string;
  /** What ever came in of `sku`. */
  readonly stock: number;
}

export const readMade = (name: string): Made =>
  JSON.parse(readFileSync(join(fixtures, name, "made.json"), "utf8")) as Made;

export const readLines = <T>(...path: string[]): T[] =>
  brotliDecompressSync(readFileSync(join(fixtures, ...path)))
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

/** Environment with which a process believes that it starts `ms` after the data was made. */
export const clockAfter = ({ killedAt }: Made, ms = 60_000): Record<string, string> => ({
  CLOCK_SHIFT_MS: String(Date.parse(killedAt) + ms - Date.now()),
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, "../support/programs/clock.ts")).href}`,
});
