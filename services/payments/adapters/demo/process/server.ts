/** The demo provider over HTTP. It knows one shop, by the secret that it also signs webhooks with. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { paths, type Asked } from "../wire.ts";
import type { Books } from "./books.ts";
import { authorize, change, current, faultOf, query, visit, type World } from "./requests.ts";
import { announce } from "./webhooks.ts";

export interface DemoProcess {
  readonly url: string;
  readonly secret: string;
  /** Where webhooks go and the page is, from now on. */
  serve(shop: string): void;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  readonly books: Books;
  /** The shop's origin. */
  readonly shop: string;
  /** 0: any free one. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds that a shopper has. */
  readonly openMs?: number;
}

const bodyMax = 65_536;
/** Between two looks for shoppers whose time is over. */
const sweepMs = 1_000;

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > bodyMax) throw new RangeError("too large");
  }
  return JSON.parse(Buffer.concat(chunks).toString());
};

type Work = (world: World, asked: never) => unknown;
const works: Readonly<Record<string, Work>> = {
  [paths.authorize]: authorize,
  [paths.query]: query,
  [paths.change]: change,
  [paths.visit]: visit,
};

const send = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value ?? null));
};

/** Requests of which the first is lost. Of one process: another would lose it once more. */
type Lost = Set<string>;

const authorized = (world: World, lost: Lost, asked: Asked, response: ServerResponse): void => {
  const fault = faultOf(world, asked);
  if (fault === "lostBefore" && !lost.has(asked.orderId)) {
    lost.add(asked.orderId);
    response.destroy();
    return;
  }
  const shown = authorize(world, asked);
  if (fault === "lostAfter") response.destroy();
  else send(response, 200, shown);
};

/** Starts it on a port of its own. */
export const startProcess = async (options: ProcessOptions): Promise<DemoProcess> => {
  const { books, port = 0, host = "127.0.0.1", openMs = 600_000 } = options;
  const { secret } = books;
  let { shop } = options;
  const lost: Lost = new Set();
  const world: World = {
    books,
    shop: () => shop,
    now: () => new Date().toISOString(),
    openMs,
    announce: (payment) => void announce(() => ({ shop, secret }), payment),
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers.authorization !== `Bearer ${secret}`) return send(response, 401, {});
    const path = request.url ?? "";
    const work = Object.hasOwn(works, path) ? works[path] : undefined;
    if (!work) return send(response, 404, {});
    const asked = (await bodyOf(request)) as Asked;
    if (work === authorize) return authorized(world, lost, asked, response);
    return send(response, 200, (work as (world: World, asked: Asked) => unknown)(world, asked));
  };
  const server = createServer((request, response) => {
    respond(request, response).catch(() => send(response, 400, {}));
  });
  server.listen(port, host);
  await once(server, "listening");
  const sweep = setInterval(() => {
    for (const payment of books.overdue(world.now())) current(world, payment);
  }, sweepMs);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    secret,
    serve: (origin) => void (shop = origin),
    async stop() {
      clearInterval(sweep);
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      books.close();
    },
  };
};
