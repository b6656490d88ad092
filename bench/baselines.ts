/** Baselines in a process of their own: a bare node:http server and an empty moleculer-web action, both sending given bytes. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import ApiGateway from "moleculer-web";

const body = Buffer.from(
  process.argv[2] === undefined ? "{}" : await (await fetch(process.argv[2])).text(),
);

const bare = createServer((_req, res) => {
  res.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
  });
  res.end(body);
});
await new Promise<void>((done) => bare.listen(0, "127.0.0.1", done));

const broker = new ServiceBroker({ logger: false });
broker.createService({ name: "empty", actions: { hello: () => ({}) } });
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
const port = (server: Server): number => (server.address() as AddressInfo).port;
process.send?.({
  bare: `http://127.0.0.1:${port(bare)}/`,
  web: `http://127.0.0.1:${port(web.server)}/`,
});
