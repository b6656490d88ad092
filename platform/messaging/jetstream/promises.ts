import type { NatsConnection } from "nats";

const OLDEST = [2, 10] as const;
const MONITOR_MS = 3_000;
const weaker = (what: string): string => `weaker than recommended: ${what}`;

/** What `/jsz?config=1` says of how events are kept (https://docs.nats.io/running-a-nats-service/nats_admin/monitoring). */
interface Kept {
  readonly config?: { readonly sync_always?: boolean; readonly sync_interval?: number };
}

/** @throws Error when the server can not keep events at all */
const assertServer = ({ info }: NatsConnection): void => {
  const version = info?.version ?? "unknown";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Error(`NATS is ${version}; the event bus needs ${OLDEST.join(".")} or newer.`);
  if (info?.jetstream !== true)
    throw new Error(
      "NATS runs without JetStream; the event bus needs it (jetstream {} in its configuration).",
    );
};

const syncWeakness = async (monitorUrl: string | undefined): Promise<string[]> => {
  if (monitorUrl === undefined)
    return [
      weaker(
        "NATS_MONITOR_URL is not set, so that nobody looks whether NATS syncs each event to disk.",
      ),
    ];
  try {
    const url = new URL("jsz?config=1", `${monitorUrl.replace(/\/$/u, "")}/`);
    const response = await fetch(url, { signal: AbortSignal.timeout(MONITOR_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { config } = (await response.json()) as Kept;
    if (config?.sync_always === true) return [];
    const seconds = (config?.sync_interval ?? 120e9) / 1e9;
    return [
      weaker(
        `NATS syncs events to disk every ${seconds} s only; sync_interval: always keeps each through a power cut.`,
      ),
    ];
  } catch (error) {
    return [
      weaker(`NATS monitoring at ${monitorUrl} does not respond: ${(error as Error).message}`),
    ];
  }
};

/**
 * What the broker promises less than recommended, a line each; the journal makes up for all of it, later.
 * @throws Error when the server is too old or keeps nothing
 */
export const weaknessesOf = async (
  connection: NatsConnection,
  { replicas, monitorUrl }: { replicas: number; monitorUrl?: string | undefined },
): Promise<string[]> => {
  assertServer(connection);
  const copies =
    replicas >= 3
      ? []
      : [
          weaker(
            `EVENTS_REPLICAS is ${replicas}: events wait while that server is down; 3 in a cluster do not.`,
          ),
        ];
  return [...copies, ...(await syncWeakness(monitorUrl))];
};
