import { createServer, type Server } from "node:http";
import { readyBody, type Probes } from "./health-probes.ts";
import type { Metrics } from "./metrics-registry.ts";

export interface Ops {
  readonly server: Server;
  listen(port: number, host: string): Promise<void>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}
const json = (status: number, value: object): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(value),
});

type Asked = Pick<Probes, "health">;
type Counted = Pick<Metrics, "text">;

const answerTo = (url: string, probes: Asked, metrics: Counted): Answer => {
  const [path, query = ""] = url.split("?", 2);
  if (path === "/livez") return json(200, { status: "alive" });
  if (path === "/readyz") {
    const health = probes.health();
    return json(health.ready ? 200 : 503, readyBody(health, /\bverbose\b/u.test(query)));
  }
  if (path === "/metrics") {
    return { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", body: metrics.text() };
  }
  return json(404, { status: 404, title: "There is no such route" });
};

/** Probes and metrics on a port of their own, so that a flooded shop still answers its operator. */
export const opsServer = (probes: Asked, metrics: Counted): Ops => {
  const server = createServer({ keepAliveTimeout: 5000 }, (req, res) => {
    const { status, type, body } = answerTo(req.url ?? "/", probes, metrics);
    const length = Buffer.byteLength(body);
    res.writeHead(status, {
      "Content-Type": type,
      "Content-Length": length,
      "Cache-Control": "no-store",
    });
    res.end(req.method === "HEAD" ? undefined : body);
  });
  return {
    server,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.removeListener("error", reject);
          resolve();
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
