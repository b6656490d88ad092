/** Pages of payment providers below `/pay`, under the shop's own origin: payments says what they show. */
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { openPage } from "../../payments/sessions.schemas.ts";
import { faultOf } from "../domain/problem.ts";
import { pageHeaders } from "./pages-assets.ts";
import type { Exchange } from "./request/exchange.ts";
import { nameOf, send } from "./response/reply-writer.ts";

type Visit = Static<typeof openPage.params>;

export interface PaymentPages {
  /** Counts the request for its sender's limits. @throws RATE_LIMITED */
  readonly count: (x: Exchange) => Promise<void>;
  readonly ask: (visit: Visit) => Promise<Static<typeof openPage.returns> | Fault>;
}

const headers = [
  ...["Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"],
  ...pageHeaders,
];

const titleOf = (status: number): string => {
  if (status === 429) return "Too many requests: try again in a minute";
  return status < 500
    ? "There is no such payment"
    : "The payment cannot be shown just now: try again";
};

const refusalPage = (status: number): string => {
  const title = titleOf(status);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem}</style></head>
<body><main><h1>${title}</h1></main></body></html>
`;
};

/** People read it: a page, not a problem. */
const refuse = (x: Exchange, fault: Fault): void => {
  x.fault = fault;
  if (fault.status >= 500) x.log("warn", nameOf(x, fault));
  send(x, fault.status, headers, refusalPage(fault.status));
};

const visitOf = (path: string): Visit => {
  const [provider = "", id = "", choice] = path.split("/").slice(2);
  return { provider, id, ...(choice === undefined ? {} : { choice }) };
};

const respond = async ({ count, ask }: PaymentPages, x: Exchange): Promise<void> => {
  await count(x);
  const reply = await ask(visitOf(x.path));
  if (isFault(reply)) return refuse(x, reply);
  if (reply.location === undefined) return send(x, 200, headers, reply.html);
  return send(x, 303, ["Location", reply.location, "Cache-Control", "no-store", ...pageHeaders]);
};

/** By label: whoever looks reads, whoever chooses writes. */
export const paymentPages = (pages: PaymentPages): ReadonlyMap<string, (x: Exchange) => void> => {
  const page = (x: Exchange): void => {
    x.req.resume();
    respond(pages, x).catch((error: unknown) => refuse(x, faultOf(error)));
  };
  return new Map([
    ["GET /pay/{provider}/{id}", page],
    ["POST /pay/{provider}/{id}/{choice}", page],
  ]);
};
