import type { ServiceBroker } from "moleculer";
import { isConnected, isRunning } from "../../../platform/runtime/connection.ts";
import { replaysOf } from "../../../platform/runtime/runtime.ts";
import { availableServices } from "../actions/mesh.ts";

export interface Health {
  readonly ready: boolean;
  readonly status: "starting" | "ready" | "degraded" | "behind" | "stopping";
  readonly checks: Readonly<Record<string, string>>;
}
export interface Probes {
  health(): Health;
  started(): void;
  /** The whole broker runs: from now on, when it does not, it is being stopped. */
  running(): void;
  stopping(): void;
}

/** A service that was never seen holds readiness back only so long. */
const graceMs = 30_000;

/**
 * Ready once every service has been seen; from then on a missing one makes it degraded, not unready:
 * routes that do not need it still answer. Not ready without the mesh, while a consumer here reads a source from the first
 * again because its history has changed, and from the first SIGTERM.
 */
export const probesOf = (
  broker: ServiceBroker,
  expected: readonly string[],
  now: () => number = Date.now,
): Probes => {
  let phase: "starting" | "started" | "stopping" = "starting";
  let running = false;
  let complete = false;
  let startedMs = 0;
  const isStopping = (): boolean => phase === "stopping" || (running && !isRunning(broker));
  const statusOf = (missing: boolean, mesh: boolean, behind: boolean): Health["status"] => {
    if (isStopping()) return "stopping";
    complete ||= phase === "started" && (!missing || now() - startedMs > graceMs);
    if (!complete || !mesh) return "starting";
    if (behind) return "behind";
    return missing ? "degraded" : "ready";
  };
  return {
    health() {
      const there = availableServices(broker);
      const mesh = isConnected(broker);
      // Of consumers in this process: what they show and decide is of a history that is no more.
      const replays = replaysOf(broker);
      const missing = expected.some((name) => !there.has(name));
      const status = statusOf(missing, mesh, Object.keys(replays).length > 0);
      const services = expected.map((name) => [name, there.has(name) ? "ok" : "missing"]);
      return {
        ready: status === "ready" || status === "degraded",
        status,
        checks: {
          mesh: mesh ? "ok" : "disconnected",
          ...Object.fromEntries(services),
          ...replays,
        },
      };
    },
    started() {
      startedMs = now();
      if (phase === "starting") phase = "started";
    },
    running() {
      running = true;
    },
    stopping() {
      phase = "stopping";
    },
  };
};

/** The body of /readyz: everything when verbose. */
export const readyBody = (health: Health, verbose: boolean): object =>
  verbose ? { status: health.status, checks: health.checks } : { status: health.status };
