import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServiceBroker } from "moleculer";
import { callLines } from "../../platform/broker/middlewares/calls.middleware.ts";
import { isConnected, isRunning } from "../../platform/runtime/connection.ts";
import type { NodeRuntime } from "../../platform/runtime/runtime.ts";
import { settings } from "../../services/gateway/gateway.settings.ts";
import type { Health } from "../../services/gateway/ops/health-probes.ts";
import { metricsOf } from "../../services/gateway/ops/metrics-registry.ts";
import { opsServer } from "../../services/gateway/ops/ops-server.ts";

/** How often the parts are asked whether they answer. */
const LOOK_MS = 2_000;

/** One gauge a part: 1 when it answers. */
const partLines = (checks: Readonly<Record<string, string>>): string =>
  [
    "# HELP caravan_part_up Whether a part this process needs answers.",
    "# TYPE caravan_part_up gauge",
    ...Object.entries(checks).map(
      ([name, said]) => `caravan_part_up{part="${name}"} ${said === "ok" ? 1 : 0}`,
    ),
    "",
  ].join("\n");

export interface NodeHealth {
  readonly url: string;
  close(): Promise<void>;
}

const addressOf = (server: Server): string => {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address === "0.0.0.0" || address === "::" ? "127.0.0.1" : address}:${port}`;
};

/**
 * Probes and metrics of a process without a gateway (which has its own), on OPS_PORT.
 * Ready: started, NATS connected, and every store and the bus answer.
 */
export const serveHealth = async (
  broker: ServiceBroker,
  shape: NodeRuntime,
): Promise<NodeHealth> => {
  const metrics = metricsOf();
  let parts: Readonly<Record<string, string>> = {};
  const checks = (): Record<string, string> => ({
    nats: isConnected(broker) ? "ok" : "disconnected",
    ...parts,
  });
  const look = async (): Promise<void> => {
    parts = await shape.checks();
  };
  const timer = setInterval(() => void look(), LOOK_MS).unref();
  let ran = false;
  const statusOf = (well: boolean): Health["status"] => {
    ran ||= isRunning(broker);
    if (!isRunning(broker)) return ran ? "stopping" : "starting";
    return well ? "ready" : "degraded";
  };
  const health = (): Health => {
    const all = checks();
    const status = statusOf(Object.values(all).every((said) => said === "ok"));
    return { ready: status === "ready", status, checks: all };
  };
  metrics.add(() => callLines(broker));
  const text = (): string => `${metrics.text()}${partLines(checks())}`;
  const ops = opsServer({ health }, { text });
  await ops.listen(settings.OPS_PORT, settings.HOST);
  return {
    url: addressOf(ops.server),
    async close() {
      clearInterval(timer);
      metrics.stop();
      await ops.close();
    },
  };
};
