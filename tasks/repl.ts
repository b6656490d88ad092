/**
 * `npm run repl`: Moleculer's REPL with our commands (`shop help`).
 *
 * With NATS_URL it joins the running mesh as a node without services. Without, it opens the shop in this process:
 * the embedded stores belong to one process, so stop a shop that runs already, or give this one another DATA_DIR.
 */
import type { ServiceBroker } from "moleculer";
import type { CallContext, CallOptions } from "../platform/broker/call.ts";
import { nats } from "../platform/broker/nats/nats.settings.ts";
import { operator } from "../platform/runtime/operator.settings.ts";
import { openRepl } from "./repl/repl-host.ts";
import { askSecret } from "./repl/secret-prompt.ts";
import { sessionOf, signing } from "./repl/session.ts";
import { fail, openShop } from "./start/shop.ts";

const onMesh = nats.NATS_URL !== undefined;

/** What the mesh needs is loaded only for it. */
const join = async () => (await import("./repl/operator-node.ts")).joinMesh();

/** The person's calls carry their token; those of services hosted here do not. */
const signCalls = (broker: ServiceBroker, plain: CallContext, signed: CallContext): void => {
  const isOurs = ({ meta }: CallOptions): boolean =>
    onMesh || (meta as { readonly $repl?: boolean } | undefined)?.$repl === true;
  const call = (name: string, params: unknown, options: CallOptions = {}) =>
    (isOurs(options) ? signed : plain).call(name, params, options);
  Object.assign(broker, { call });
};

process.on("unhandledRejection", fail);
try {
  const { broker, close } = await (onMesh ? join() : openShop());
  process.on("SIGTERM", () => void close().then(() => process.exit(0)));
  const plain: CallContext = { call: broker.call.bind(broker) as CallContext["call"] };
  const session = sessionOf(plain, operator.CARAVAN_TOKEN);
  const from = signing(plain, session);
  signCalls(broker, plain, from);
  const nodes = broker.registry.getNodeList({ onlyAvailable: true }).length - 1;
  if (onMesh)
    process.stdout.write(`Joined the mesh as ${broker.nodeID}; ${nodes} nodes are there.\n`);
  openRepl(broker, { broker, from, session, askSecret }, onMesh ? "mesh $" : "mol $");
} catch (error) {
  fail(error);
}
