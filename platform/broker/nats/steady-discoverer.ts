import { Discoverers } from "moleculer";

type Missed = Map<string, { readonly seen: number; readonly looks: number }>;

const BEAT_S = 2;
const LOOK_S = 1;
/** With the beat before: a node that died is out after at most 9 s. */
const missedMax = 8;

/**
 * Counts its own looks, not seconds, since the last heartbeat of a node: a process that was held up itself (two dozen
 * start on two cores) has looked as seldom as it has read, and takes nobody for dead whose heartbeat it has not read yet.
 */
export class SteadyDiscoverer extends Discoverers.Local {
  #missed: Missed = new Map();

  constructor() {
    super({ heartbeatInterval: BEAT_S, heartbeatTimeout: LOOK_S });
  }

  /** As often as NATS is connected: before, no heartbeat could arrive. */
  override startHeartbeatTimers(): void {
    this.#missed.clear();
    super.startHeartbeatTimers();
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
}
