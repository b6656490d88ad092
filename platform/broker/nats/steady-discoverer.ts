import { Discoverers } from "moleculer";

interface Remote {
  readonly id: string;
  readonly local: boolean;
  readonly available: boolean;
  /** Changes with every heartbeat. */
  readonly lastHeartbeatTime: number | null;
}
/** What moleculer's discoverer keeps beside its typings. */
interface Inner {
  readonly logger: { warn(line: string): void };
  readonly registry: {
    readonly nodes: { toArray(): Remote[]; disconnected(id: string, unexpected: boolean): void };
  };
}

type Missed = Map<string, { readonly heard: number | null; readonly looks: number }>;

const BEAT_S = 2;
const LOOK_S = 1;
/** With the beat before: a node that died is out after at most 9 s. */
const missedMax = 8;

/**
 * Counts its own looks, not seconds, since a node was last heard: a process that was held up itself (two dozen start
 * on two cores) has looked as seldom as it has listened, and takes nobody for dead whose word it has not read yet.
 */
export class SteadyDiscoverer extends Discoverers.Local {
  #missed: Missed = new Map();

  constructor() {
    super({ heartbeatInterval: BEAT_S, heartbeatTimeout: LOOK_S });
  }

  /** As often as NATS is connected: before, nobody could be heard. */
  override startHeartbeatTimers(): void {
    this.#missed.clear();
    super.startHeartbeatTimers();
  }

  override checkRemoteNodes(): void {
    const { registry, logger } = this as unknown as Inner;
    const missed: Missed = new Map();
    for (const { id, local, available, lastHeartbeatTime: heard } of registry.nodes.toArray()) {
      if (local || !available) continue;
      const before = this.#missed.get(id);
      const looks = before?.heard === heard ? before.looks + 1 : 0;
      missed.set(id, { heard, looks });
      if (looks < missedMax) continue;
      logger.warn(`${id} was not heard for ${looks} looks.`);
      registry.nodes.disconnected(id, true);
    }
    this.#missed = missed;
  }
}
