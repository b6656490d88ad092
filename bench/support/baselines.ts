/**
 * Baselines in a process of their own: a bare node:http server sending the bytes of a given address, an empty
 * moleculer-web action, and, given a NATS, the same with the action in another process.
 * `baselines.ts <address> [NATS]`.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import ApiGateway from "moleculer-web";

const startBare = async (body: Buffer): Promise<Server> => {
  const bare = createServer((_req, res) => {
    res.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": body.length,
    });
    res.end(body);
  });
  bare.listen(0, "127.0.0.1");
  await once(bare, "listening");
  return bare;
};

const empty: ServiceSchema = { name: "empty", actions: { hello: () => ({}) } };
/** moleculer-web before an action of this process, or with `transporter` of another. */
const startWeb = async (transporter?: string): Promise<Server> => {
  const broker = new ServiceBroker({
    logger: false,
    nodeID: `web.${process.pid}`,
    namespace: "baseline",
    ...(transporter === undefined ? {} : { transporter: transporter as never }),
  });
  if (transporter === undefined) broker.createService(empty);
  const web = broker.createService({
    name: "web",
    mixins: [ApiGateway as unknown as ServiceSchema],
    settings: {
      port: 0,
      ip: "127.0.0.1",
      logRequest: null,
      logResponse: null,
      routes: [
        {
          path: "/",
          mappingPolicy: "restrict",
          bodyParsers: false,
          aliases: { "GET /": "empty.hello" },
        },
      ],
    },
  }) as unknown as { server: Server };
  await broker.start();
  await broker.waitForServices("empty");
  return web.server;
};

/** The other process: `baselines.ts callee <NATS>`. */
const startCallee = async (transporter: string): Promise<void> => {
  const broker = new ServiceBroker({
    logger: false,
    nodeID: `empty.${process.pid}`,
    namespace: "baseline",
    transporter: transporter as never,
  });
  broker.createService(empty);
  await broker.start();
};
const urlOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

const startAll = async (address: string | undefined, nats: string | undefined): Promise<void> => {
  const bare = await startBare(
    Buffer.from(address === undefined ? "{}" : await (await fetch(address)).text()),
  );
  const web = await startWeb();
  const said = { bare: urlOf(bare), web: urlOf(web) };
  if (nats === undefined) return void process.send?.(said);
  const callee = fork(import.meta.filename, ["callee", nats]);
  process.once("SIGTERM", () => {
    callee.kill();
    process.exit(0);
  });
  const remote = await startWeb(nats);
  process.send?.({ ...said, remote: urlOf(remote) });
};

// Whoever started it is gone.
process.once("disconnect", () => process.exit(0));
const [first, second] = process.argv.slice(2);
await (first === "callee" ? startCallee(second ?? "") : startAll(first, second));
