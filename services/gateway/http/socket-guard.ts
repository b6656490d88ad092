import { STATUS_CODES, type RequestListener, type Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { faults } from "../gateway.contract.ts";
import { problemOf } from "../domain/problem.ts";
import { dataHeaders } from "../cache/rendered.ts";

const faultOfParser = (code: string | undefined): Fault => {
  if (code === "HPE_HEADER_OVERFLOW") return faults.HEADERS_TOO_LARGE();
  return code === "ERR_HTTP_REQUEST_TIMEOUT"
    ? faults.REQUEST_TIMEOUT()
    : faults.MALFORMED_REQUEST();
};

const pairs = (flat: readonly string[]): string[] =>
  flat.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${flat[i + 1] ?? ""}`] : []));

/** What node:http's own parser refuses is a problem document too. */
const answerParserError = (
  error: Error & { code?: string },
  socket: Duplex,
  refuse: Refuse,
): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const fault = faultOfParser(error.code);
  const body = JSON.stringify(problemOf(fault, refuse(socket, fault)));
  const head = [
    `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status] ?? ""}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    ...pairs(dataHeaders),
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
};

/** Counts and logs what the parser refused on a socket; returns the trace id that its answer names. */
export type Refuse = (socket: Duplex, fault: Fault) => string;

/** Time limits of connections, in ms: a slow client holds nothing for long. */
export const guard = (server: Server, handler: RequestListener, refuse: Refuse): void => {
  // Whoever waits for `100 Continue` is judged before it sends its body.
  server.on("checkContinue", handler);
  server.on("checkExpectation", handler);
  server.keepAliveTimeout = 65_000; // Longer than a balancer's 60 s, so that it closes first.
  server.headersTimeout = 15_000;
  server.requestTimeout = 300_000; // A large upload over a slow line.
  server.on("clientError", (error, socket) => answerParserError(error, socket, refuse));
};

/**
 * Goes on answering for a while, each answer with `Connection: close`: a connection that is closed while its
 * client sends the next request fails that request, and a balancer learns a little late that this one stops.
 */
export const linger = (server: Server, ms: number): Promise<void> =>
  server.listening && ms > 0 ? new Promise((done) => setTimeout(done, ms)) : Promise.resolve();

/** Stops listening, lets what is under way end, and cuts what is left after `graceMs`. */
export const finish = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    if (!server.listening) return resolve();
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection is idle only once its answer is out; kept alive it would hold the end up.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
    return undefined;
  });
