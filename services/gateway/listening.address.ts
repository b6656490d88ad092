import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServiceBroker } from "moleculer";

export interface Listening {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** Of the probes and metrics. */
  readonly opsUrl: string;
}

/** The address to type: an address that means all is reached as localhost. */
const urlOf = (server: Server): string | undefined => {
  const at = server.address() as AddressInfo | null;
  if (!at) return undefined;
  const host = at.address === "0.0.0.0" || at.address === "::" ? "localhost" : at.address;
  return `http://${host.includes(":") ? `[${host}]` : host}:${at.port}`;
};

/** Where this broker's gateway listens (with PORT=0 only now known); undefined when it hosts none. */
export const addressOf = (broker: ServiceBroker): Listening | undefined => {
  const service = broker.services.find(({ name }) => name === "gateway");
  const { server, gate } = (service ?? {}) as unknown as {
    server?: Server;
    gate?: { ops: { server: Server } };
  };
  const url = server && urlOf(server);
  const opsUrl = gate && urlOf(gate.ops.server);
  return url && opsUrl ? { url, opsUrl } : undefined;
};
