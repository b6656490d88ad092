/** `npm run shop -- order <id>`: one command of the REPL's own on the running mesh, then the end. */
import { parseArgs } from "node:util";
import type { CallContext } from "../platform/broker/call.ts";
import { nats } from "../platform/broker/nats/nats.settings.ts";
import { operator } from "../platform/runtime/operator.settings.ts";
import { joinMesh } from "./repl/operator-node.ts";
import { askSecret } from "./repl/secret-prompt.ts";
import { sessionOf, signing } from "./repl/session.ts";
import { runShop, type Desk } from "./repl/shop-commands.ts";
import { fail } from "./start/shop.ts";

const HELP = `Usage: npm run shop -- [--as <email>] <command>
  order <id or number>             the whole timeline of an order
  stuck                            sagas that have not ended, dead letters by service
  redrive [<letter> | --all [service]]
                                   hands dead letters to their handlers again; without, lists them
  --as <email>                     signs in first, asking for the password (or: CARAVAN_TOKEN)
Joins the mesh at NATS_URL (NATS_USER=operator, NATS_PASS). Ends with 1 when something was refused or failed.
For the shop in one process: npm run repl, then shop …`;

const run = async (words: string[], as: string | undefined): Promise<boolean> => {
  const { broker, close } = await joinMesh();
  const plain: CallContext = { call: broker.call.bind(broker) as CallContext["call"] };
  const session = sessionOf(plain, operator.CARAVAN_TOKEN);
  const desk: Desk = { broker, from: signing(plain, session), session, askSecret };
  try {
    if (as !== undefined) await session.signIn(as, await askSecret(`Password of ${as}: `));
    const { text, well } = await runShop(desk, words);
    process.stdout.write(`${text}\n`);
    return well;
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
      help: { type: "boolean", default: false },
    },
  });
  const [command, ...words] = positionals;
  if (values.help || command === undefined || command === "help") {
    process.stdout.write(`${HELP}\n`);
  } else {
    if (nats.NATS_URL === undefined) throw new Error(`NATS_URL is not set.\n${HELP}`);
    const well = await run([command, ...(values.all ? ["--all"] : []), ...words], values.as);
    process.exit(well ? 0 : 1);
  }
} catch (error) {
  fail(error);
}
