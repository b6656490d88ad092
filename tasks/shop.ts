/** `npm run shop -- order <id>`: one command of the REPL's own on the running mesh or shop, then the end. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { CallContext } from "../platform/broker/call.ts";
import { nats } from "../platform/broker/nats/nats.settings.ts";
import { operator } from "../platform/runtime/operator.settings.ts";
import { node } from "../platform/runtime/node.settings.ts";
import { joinMesh } from "./repl/operator-node.ts";
import { runningShop, type RunningShop } from "./repl/running-shop.ts";
import { askSecret } from "./repl/secret-prompt.ts";
import { sessionOf, signing } from "./repl/session.ts";
import { runShop, type Desk, type Said } from "./repl/shop-commands.ts";
import { fail } from "./start/shop.ts";

const HELP = `Usage: npm run shop -- [--as <email>] <command>
  order <id or number>             the whole timeline of an order
  stuck                            sagas that have not ended, dead letters by service
  redrive [<letter> | --all [service]]
                                   hands dead letters to their handlers again; without, lists them
  events [service]                 the events of the contracts, and who consumes each
  calls [service]                  how often the shop's process was asked for each action
  audit verify                     whether each entry of the audit follows from the one before
  reconcile payments               compares payments with the ledger and with their providers
  rotate-keys [--revoke]           makes the next signing key of access tokens; --revoke: the others end at once
  --as <email>                     signs in first, asking for the password (or: CARAVAN_TOKEN)
Joins the mesh at NATS_URL (NATS_USER=operator, NATS_PASS); without NATS_URL it asks the shop that runs on
DATA_DIR (${node.DATA_DIR}). Ends with 1 when something was refused or failed.`;

const printed = ({ text, well }: Said): boolean => {
  process.stdout.write(`${text}\n`);
  return well;
};

/** On the shop of one process that runs on DATA_DIR. */
const runLocally = async (
  shop: RunningShop,
  words: string[],
  as: string | undefined,
): Promise<boolean> => {
  const session = sessionOf(shop, operator.CARAVAN_TOKEN);
  try {
    if (as !== undefined) await session.signIn(as, await askSecret(`Password of ${as}: `));
    return printed(await shop.run(words, await session.token()));
  } finally {
    if (as !== undefined) await session.signOut();
  }
};

const embedded = async (): Promise<RunningShop> => {
  const dataDir = resolve(node.DATA_DIR);
  const shop = await runningShop(dataDir);
  if (shop) return shop;
  throw new Error(
    `No shop runs on DATA_DIR ${JSON.stringify(dataDir)}: start it, or set DATA_DIR to its folder, or NATS_URL for a mesh.`,
  );
};

const runOnMesh = async (words: string[], as: string | undefined): Promise<boolean> => {
  const { broker, close } = await joinMesh();
  const plain: CallContext = { call: broker.call.bind(broker) as CallContext["call"] };
  const session = sessionOf(plain, operator.CARAVAN_TOKEN);
  const desk: Desk = { broker, from: signing(plain, session), session, askSecret };
  try {
    if (as !== undefined) await session.signIn(as, await askSecret(`Password of ${as}: `));
    return printed(await runShop(desk, words));
  } finally {
    if (as !== undefined) await session.signOut();
    await close();
  }
};

process.on("unhandledRejection", fail);
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: "string" },
      all: { type: "boolean", default: false },
      revoke: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [command, ...words] = positionals;
  if (values.help || command === undefined || command === "help") {
    process.stdout.write(`${HELP}\n`);
  } else {
    const flags = (["all", "revoke"] as const).filter((name) => values[name]);
    const all = [command, ...flags.map((name) => `--${name}`), ...words];
    const onMesh = nats.NATS_URL !== undefined;
    const well = await (onMesh
      ? runOnMesh(all, values.as)
      : runLocally(await embedded(), all, values.as));
    process.exit(well ? 0 : 1);
  }
} catch (error) {
  fail(error);
}
