/** Requests as they are, without what a client library would mend. */
import { Agent, request, type IncomingHttpHeaders } from "node:http";

export interface Sent {
  readonly method: string;
  /** Path and query, already encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly ms: number;
}

/** Longer than any deadline of the API. */
const waitMs = 60_000;

/** A client of one server; `close` ends its connections. */
export const httpClient = (urlOf: () => string, connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: ({ method, target, headers, body }: Sent): Promise<Received> =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        const { hostname, port } = new URL(urlOf());
        const length = body ? { "Content-Length": String(body.length) } : {};
        const options = { hostname, port, method, path: target, agent, timeout: waitMs };
        const req = request({ ...options, headers: { ...headers, ...length } }, (res) => {
          const chunks: Buffer[] = [];
          res.on("data", (chunk: Buffer) => chunks.push(chunk));
          res.on("error", reject);
          res.on("end", () => {
            const { statusCode: status = 0, headers: received } = res;
            const ms = performance.now() - began;
            resolve({ status, headers: received, bytes: Buffer.concat(chunks), ms });
          });
        });
        req.on("timeout", () => req.destroy(new Error(`No response within ${waitMs} ms`)));
        req.on("error", reject);
        req.end(body);
      }),
    close: () => agent.destroy(),
  };
};

export type HttpClient = ReturnType<typeof httpClient>;
