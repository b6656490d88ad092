/** A person's node on the running mesh: it hosts no service and opens no store. */
import { ServiceBroker } from "moleculer";
import { assertSettings } from "../../platform/runtime/environment.settings.ts";
import { nats } from "../../platform/broker/nats/nats.settings.ts";
import { brokerOptions, meshOptions, operatorId } from "../../moleculer.config.ts";
import { serviceNames } from "../start/services.ts";

export interface Joined {
  readonly broker: ServiceBroker;
  close(): Promise<void>;
}

/** A mesh that does not let a node in within this is taken to be away: the client itself would try for ever. */
const JOIN_MS = 15_000;
/** Services that have not been found by then are away, and named so by whoever asks for them. */
const HEAR_MS = 3_000;

const within = async (joining: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const who = nats.NATS_USER === undefined ? "" : ` as ${nats.NATS_USER}`;
    const where = (nats.NATS_URL ?? []).join(", ");
    const why = `NATS at ${where} let nobody in${who} for ${JOIN_MS / 1000} s: does it run, do NATS_USER and NATS_PASS fit?`;
    timer = setTimeout(() => reject(new Error(why)), JOIN_MS);
  });
  await Promise.race([joining, late]).finally(() => clearTimeout(timer));
};

/** Joins the mesh at NATS_URL. @throws Error when NATS does not let it in */
export const joinMesh = async (): Promise<Joined> => {
  assertSettings();
  const id = operatorId();
  const broker = new ServiceBroker(brokerOptions(undefined, id, await meshOptions(id)));
  await within(broker.start());
  const all = serviceNames().map((name) => ({ name, version: 1 }));
  await broker.waitForServices(all, HEAR_MS).catch(() => undefined);
  return { broker, close: () => broker.stop() };
};
