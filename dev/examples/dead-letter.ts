/** A dead letter of an event that its service can handle now. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const opened = <T>(dataDir: string, service: string, work: (db: DatabaseSync) => T): T => {
  const db = new DatabaseSync(join(dataDir, `${service}.db`));
  try {
    return work(db);
  } finally {
    db.close();
  }
};

/** Writes it into the store of a shop that was stopped; resolves to the id that `/v1/dead-letters` shows. */
export const writeDeadLetter = (dataDir: string, consumer: string): string => {
  const event = opened(dataDir, "orders", (db) =>
    db
      .prepare(`SELECT doc FROM events ORDER BY id`)
      .all()
      .map(({ doc }) => (JSON.parse(String(doc)) as { event: { id: string; type: string } }).event)
      .find(({ type }) => type === "orders.placed"),
  );
  if (!event) throw new Error("There is no event of an order.");
  const letter = {
    id: `${consumer}:${event.id}`,
    consumer,
    event,
    reason: "The collection was locked.",
    attempts: 8,
    at: new Date().toISOString(),
    version: 1,
  };
  opened(dataDir, consumer, (db) =>
    db
      .prepare(`INSERT INTO "deadLetters" (id, version, doc) VALUES (?, 1, ?)`)
      .run(letter.id, JSON.stringify(letter)),
  );
  return letter.id.replace(":", "~");
};
