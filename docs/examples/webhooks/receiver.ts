import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { isFromShop } from "./verify.ts";

interface ShopEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly version: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Take an event: store it, or put it into a queue. Rejects: the shop sends it again. */
type Take = (event: ShopEvent) => Promise<void>;

/** A receiver; `seen` is a table in your database, not a set in memory. */
export const receiverOf = (secret: string, take: Take, seen = new Set<string>()) =>
  createServer((request, response) => {
    const respond = (status: number): void => void response.writeHead(status).end();
    const receive = async (): Promise<void> => {
      const body = await text(request);
      const headers = request.headers as Record<string, string | undefined>;
      if (!isFromShop(secret, headers, body)) return respond(401);
      const event = JSON.parse(body) as ShopEvent;
      // It comes again when our response was lost, and when staff replay it.
      if (!seen.has(event.id)) {
        await take(event);
        seen.add(event.id);
      }
      respond(204);
    };
    receive().catch(() => respond(500));
  });
