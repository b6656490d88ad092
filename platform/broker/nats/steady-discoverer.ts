import { Discoverers, type ServiceBroker } from "moleculer";
import type { NatsTransporter } from "./nats-transporter.ts";
import { userOf } from "./packet-gate.ts";

type Missed = Map<string, { readonly seen: number; readonly looks: number }>;

const BEAT_S = 2;
const LOOK_S = 1;
/** With the beat before: a node that died is out after at most 9 s. */
const missedMax = 8;

/** Between two questions whether the nodes that owe a response are still connected; other copies are asked every second time. */
const probeMs = 250;
/** Of NATS that nobody is there: once may be a node that is just connecting. */
const absencesMax = 2;
/** After a connection of its own: the others may be connecting still. */
const quietMs = 3_000;

/** Asks NATS whether a node is connected; what is given to `onAbsent` is called at once where it is not. */
type Probes = Pick<NatsTransporter, "probe" | "onAbsent">;

/** Moleculer's own, beside its typings. */
interface Waiting {
  readonly pendingRequests: ReadonlyMap<string, { readonly nodeID?: string }>;
}

/**
 * Counts its own looks, not seconds, since the last heartbeat of a node: a process that was held up itself (two dozen
 * start on two cores) has looked as seldom as it has read, and takes nobody for dead whose heartbeat it has not read yet.
 * A process that was killed is out sooner: NATS itself says that it is not connected any more.
 */
export class SteadyDiscoverer extends Discoverers.Local {
  readonly #probes: Probes | undefined;
  #missed: Missed = new Map();
  readonly #absences: Missed = new Map();
  #probing: NodeJS.Timeout | undefined;
  #asks = 0;

  constructor(probes?: Probes) {
    super({ heartbeatInterval: BEAT_S, heartbeatTimeout: LOOK_S });
    this.#probes = probes;
    probes?.onAbsent((nodeID) => this.#absent(nodeID));
  }

  /** As often as NATS is connected: before, no heartbeat could arrive. */
  override startHeartbeatTimers(): void {
    this.#missed.clear();
    super.startHeartbeatTimers();
    this.#probing = setTimeout(() => {
      this.#probing = setInterval(() => this.askForNodes(), probeMs).unref();
    }, quietMs).unref();
  }

  override stopHeartbeatTimers(): void {
    super.stopHeartbeatTimers();
    clearInterval(this.#probing);
    this.#absences.clear();
  }

  override checkRemoteNodes(): void {
    const { registry, logger } = this;
    const missed: Missed = new Map();
    for (const { id, local, available, lastHeartbeatTime: seen } of registry.nodes.toArray()) {
      if (local || !available) continue;
      const before = this.#missed.get(id);
      const looks = before?.seen === seen ? before.looks + 1 : 0;
      missed.set(id, { seen, looks });
      if (looks < missedMax) continue;
      logger.warn(`${id} sent no heartbeat for ${looks} looks.`);
      registry.nodes.disconnected(id, true);
    }
    this.#missed = missed;
  }

  /** Of the nodes that owe this one a response, and of the other copies of its services: their work is taken over. */
  askForNodes(): void {
    const { nodeID, transit } = this.broker as ServiceBroker & { readonly transit: Waiting };
    const asked = new Set<string>();
    for (const { nodeID: id } of transit.pendingRequests.values()) if (id) asked.add(id);
    this.#asks += 1;
    if (this.#asks % 2 === 0)
      for (const { id, local, available } of this.registry.nodes.toArray())
        if (!local && available && userOf(id) === userOf(nodeID)) asked.add(id);
    for (const id of asked) this.#probes?.probe(id);
  }

  #absent(id: string): void {
    const { registry, logger } = this;
    const node = registry.nodes.get(id);
    if (!node || node.local || !node.available) return;
    const { lastHeartbeatTime: seen } = node;
    const before = this.#absences.get(id);
    const looks = before?.seen === seen ? before.looks + 1 : 1;
    if (looks < absencesMax) return void this.#absences.set(id, { seen, looks });
    this.#absences.delete(id);
    logger.warn(`${id} is not connected to NATS any more.`);
    registry.nodes.disconnected(id, true);
  }
}
