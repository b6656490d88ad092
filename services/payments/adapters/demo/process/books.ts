/** The ledger of the demo provider: a file, which several processes of one machine may have open. */
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { DemoPayment } from "./payment.ts";

export interface Books {
  /** Signs webhooks, and lets the shop in; made with the file. */
  readonly secret: string;
  ofOrder(orderId: string): DemoPayment | undefined;
  ofId(id: string): DemoPayment | undefined;
  /** Payments whose shopper had time until then, an instant. */
  overdue(now: string): readonly DemoPayment[];
  /** Reads and writes at once: nobody else writes between. `undefined`, before and after: there is none. */
  change(
    orderId: string,
    become: (payment: DemoPayment | undefined) => DemoPayment | undefined,
  ): DemoPayment | undefined;
  close(): void;
}

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS payments (orderId TEXT PRIMARY KEY, id TEXT UNIQUE, until TEXT, body TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS paymentsUntil ON payments (until) WHERE until IS NOT NULL;
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT) STRICT;
`;

const secretIn = (db: DatabaseSync, given: string | undefined): string => {
  if (given !== undefined) return given;
  const made = randomBytes(24).toString("base64url");
  db.prepare("INSERT OR IGNORE INTO secrets VALUES ('webhooks', ?)").run(made);
  const row = db.prepare("SELECT value FROM secrets WHERE name = 'webhooks'").get();
  return String(row?.["value"]);
};

const paymentIn = (row: Readonly<Record<string, unknown>> | undefined): DemoPayment | undefined =>
  row === undefined ? undefined : (JSON.parse(String(row["body"])) as DemoPayment);

/** Opens the file, or makes it; `:memory:` forgets. `secret`: another than its own. */
export const openBooks = (file: string, secret?: string): Books => {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec(tables);
  const byOrder = db.prepare("SELECT body FROM payments WHERE orderId = ?");
  const byId = db.prepare("SELECT body FROM payments WHERE id = ?");
  const due = db.prepare("SELECT body FROM payments WHERE until <= ? LIMIT 100");
  const save = db.prepare("INSERT OR REPLACE INTO payments VALUES (?, ?, ?, ?)");
  const ofOrder = (orderId: string) => paymentIn(byOrder.get(orderId));
  return {
    secret: secretIn(db, secret),
    ofOrder,
    ofId: (id) => paymentIn(byId.get(id)),
    overdue: (now) => due.all(now).flatMap((row) => paymentIn(row) ?? []),
    change(orderId, become) {
      db.exec("BEGIN IMMEDIATE");
      try {
        const before = ofOrder(orderId);
        const after = become(before);
        if (after && after !== before)
          save.run(orderId, after.id, after.until ?? null, JSON.stringify(after));
        db.exec("COMMIT");
        return after;
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => db.close(),
  };
};
