/** The demo provider as a program: `node services/payments/adapters/demo/process/main.ts --ledger FILE --shop ORIGIN`. */
import { parseArgs } from "node:util";
import { openBooks } from "./books.ts";
import { startProcess } from "./server.ts";

const { values } = parseArgs({
  options: {
    ledger: { type: "string", default: ":memory:" },
    shop: { type: "string", default: "http://127.0.0.1:3000" },
    host: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "0" },
    secret: { type: "string" },
    // Ends with whoever started it, however that ended.
    attached: { type: "boolean", default: false },
  },
});

// Nobody else's business, as all that lies in DATA_DIR.
process.umask(0o077);
const running = await startProcess({
  books: openBooks(values.ledger, values.secret),
  shop: values.shop,
  host: values.host,
  port: Number(values.port),
});
const { url, secret } = running;
process.stdout.write(`${JSON.stringify({ url, secret })}\n`);

const stop = (): void => void running.stop().then(() => process.exit(0));
process.once("SIGTERM", stop);
// The shop of the same terminal is interrupted as well, and still asks while it stops.
process.on("SIGINT", () => {
  if (!values.attached) stop();
});
if (values.attached) process.stdin.resume().once("end", stop);
