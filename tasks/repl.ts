/**
 * `npm run repl`: Moleculer's REPL with our commands (`shop help`).
 *
 * With NATS_URL it joins the running mesh as a node without services. Without, it asks the shop that runs on DATA_DIR
 * through its local socket (`call` and `shop …`), and opens the shop in this process when none runs.
 */
import { resolve } from "node:path";
import { ServiceBroker } from "moleculer";
import type { CallContext, CallOptions } from "../platform/broker/call.ts";
import { nats } from "../platform/broker/nats/nats.settings.ts";
import { operator } from "../platform/runtime/operator.settings.ts";
import { node } from "../platform/runtime/node.settings.ts";
import { brokerOptions, operatorId } from "../moleculer.config.ts";
import { runningShop } from "./repl/running-shop.ts";
import { openRepl } from "./repl/repl-host.ts";
import { askSecret } from "./repl/secret-prompt.ts";
import { sessionOf, signing } from "./repl/session.ts";
import { fail, openShop } from "./start/shop.ts";

interface Opened {
  readonly broker: ServiceBroker;
  close(): Promise<void>;
}

/** A node of its own beside a shop that runs: its calls go through the shop's socket. */
const beside = async (): Promise<Opened> => {
  const broker = new ServiceBroker(brokerOptions(undefined, operatorId()));
  await broker.start();
  return { broker, close: () => broker.stop() };
};

const onMesh = nats.NATS_URL !== undefined;

/** What the mesh needs is loaded only for it. */
const join = async () => (await import("./repl/operator-node.ts")).joinMesh();

/** The person's calls carry their token; those of services hosted here do not. */
const signCalls = (
  broker: ServiceBroker,
  plain: CallContext,
  signed: CallContext,
  hostsNothing: boolean,
): void => {
  const isOurs = ({ meta }: CallOptions): boolean =>
    hostsNothing || (meta as { readonly $repl?: boolean } | undefined)?.$repl === true;
  const call = (name: string, params: unknown, options: CallOptions = {}) =>
    (isOurs(options) ? signed : plain).call(name, params, options);
  Object.assign(broker, { call });
};

process.on("unhandledRejection", fail);
try {
  const shop = onMesh ? undefined : await runningShop(resolve(node.DATA_DIR));
  const open = (): Promise<Opened> => (shop ? beside() : openShop());
  const { broker, close } = await (onMesh ? join() : open());
  process.on("SIGTERM", () => void close().then(() => process.exit(0)));
  const plain: CallContext = shop ?? { call: broker.call.bind(broker) as CallContext["call"] };
  const session = sessionOf(plain, operator.CARAVAN_TOKEN);
  const from = signing(plain, session);
  signCalls(broker, plain, from, onMesh || shop !== undefined);
  const nodes = broker.registry.getNodeList({ onlyAvailable: true }).length - 1;
  if (onMesh)
    process.stdout.write(`Joined the mesh as ${broker.nodeID}; ${nodes} nodes are there.\n`);
  if (shop) process.stdout.write(`Asks the shop that runs on ${resolve(node.DATA_DIR)}.\n`);
  const desk = { broker, from, session, askSecret, ...(shop ? { elsewhere: shop } : {}) };
  openRepl(broker, desk, onMesh ? "mesh $" : "mol $");
} catch (error) {
  fail(error);
}
