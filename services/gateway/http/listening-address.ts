import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServiceBroker } from "moleculer";
import type { GatewayService } from "./gate.ts";

const urlOf = (server: Server): string => {
  const { address, family, port } = server.address() as AddressInfo;
  const any = address === "0.0.0.0" || address === "::";
  const host = family === "IPv6" && !any ? `[${address}]` : address;
  return `http://${any ? "127.0.0.1" : host}:${port}`;
};

/** Where the gateway of this node listens; undefined when it hosts none. */
export const addressOf = (broker: ServiceBroker): { url: string; opsUrl: string } | undefined => {
  const gateway = broker.getLocalService({ name: "gateway", version: 1 }) as
    GatewayService | undefined;
  return gateway && { url: urlOf(gateway.server), opsUrl: urlOf(gateway.gate.ops.server) };
};
