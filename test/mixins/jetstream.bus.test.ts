import { afterAll, beforeAll, describe } from "@jest/globals";
import { findNats, startNats, type Nats } from "../support/nats.ts";
import { busCases } from "./bus.cases.ts";
import { copyOf, emptied } from "./jetstream.harness.ts";

const bin = findNats();
if (!bin)
  process.stdout.write(
    "No nats-server 2.10 or newer found (NATS_SERVER_BIN, PATH, ../shared/bin): the JetStream cases are skipped.\n",
  );

(bin ? describe : describe.skip)("the bus on JetStream", () => {
  let server: Nats;
  beforeAll(async () => {
    server = await startNats(bin as string);
  }, 60_000);
  afterAll(() => server.remove());

  busCases(async () => {
    await emptied(server);
    return copyOf(server);
  });
});
