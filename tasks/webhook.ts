/**
 * `npm run webhook -- listen`: has a running shop send its events to this terminal until Ctrl-C, and verifies their signatures.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { isSigned } from "../services/webhooks/adapters/signatures.ts";
import { sessionAt, Refused, type Ask } from "./webhook/session.ts";

const usage = `Usage: npm run webhook -- listen [--events orders.placed,payments.refunded] [--url http://127.0.0.1:3000]
       [--port 0] [--email you@example.com --password …]   or ADMIN_EMAIL and ADMIN_PASSWORD in the environment
Registers an endpoint of this machine at a running shop, prints the events that are sent to it (default: all), and
deletes the endpoint at Ctrl-C. The shop must be allowed to reach it: start it with WEBHOOK_ALLOW_ADDRESSES=127.0.0.1.`;

interface Options {
  readonly url: string;
  readonly port: number;
  readonly events: readonly string[];
  readonly email: string;
  readonly password: string;
}

const readOptions = (): Options => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      events: { type: "string", default: "*" },
      url: { type: "string", default: `http://127.0.0.1:${process.env["PORT"] ?? "3000"}` },
      port: { type: "string", default: "0" },
      email: { type: "string", default: process.env["ADMIN_EMAIL"] ?? "" },
      password: { type: "string", default: process.env["ADMIN_PASSWORD"] ?? "" },
      help: { type: "boolean", default: false },
    },
  });
  const { url, port, events, email, password, help } = values;
  if (help || positionals.join() !== "listen") throw new Refused(usage);
  if (email === "" || password === "")
    throw new Refused(`Who are you? Give --email and --password.\n\n${usage}`);
  return {
    ...{ email, password, port: Number(port), url: url.replace(/\/{1,9}$/u, "") },
    events: events.split(",").map((type) => type.trim()),
  };
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Event {
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data?: object;
}

/** Prints one event; refuses what the shop has not signed. */
const take = async (
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const body = await text(request);
  const signed = isSigned(secret, request.headers, body, Math.floor(Date.now() / 1000));
  response.writeHead(signed ? 204 : 401).end();
  if (!signed) return print("Something came that the shop has not signed: refused.");
  const { type, subject, time, data } = JSON.parse(body) as Event;
  print(`${time} ${type} ${subject} ${JSON.stringify(data ?? {})}`);
};

/** Registers the endpoint; a shop that may not reach it says so, and what to do is added. */
const register = async (ask: Ask, url: string, events: readonly string[]) => {
  const description = "npm run webhook -- listen";
  const made = ask("POST", "/v1/webhook-endpoints", { url, events, description });
  return (await made.catch((error: Error) => {
    const hint = error.message.includes("address")
      ? " Start the shop with WEBHOOK_ALLOW_ADDRESSES=127.0.0.1."
      : "";
    throw new Refused(`${error.message}${hint}`);
  })) as { readonly id: string; readonly secret: string };
};

const listen = async ({ url, port, events, email, password }: Options): Promise<void> => {
  const ask = sessionAt(url, { email, password });
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  let secret = "";
  const server = createServer((request, response) => {
    take(secret, request, response).catch((error: unknown) => print(String(error)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  try {
    const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const endpoint = await register(ask, here, events);
    secret = endpoint.secret;
    print(`Listening for ${events.join(", ")} of ${url} at ${here}. Ctrl-C ends it.`);
    await interrupted;
    const path = `/v1/webhook-endpoints/${endpoint.id}`;
    const { version } = (await ask("GET", path)) as { readonly version: number };
    await ask("DELETE", path, undefined, { "if-match": `"${version}"` });
    print("The endpoint is deleted.");
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

try {
  await listen(readOptions());
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
