import { monitorEventLoopDelay } from "node:perf_hooks";

/** Upper bounds in ms. */
const bounds = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

interface Line {
  readonly byStatus: Map<number, number>;
  readonly buckets: Float64Array;
  sumMs: number;
  count: number;
}

export interface Metrics {
  /** Counts one answered request of a route. */
  observe(label: string, status: number, ms: number): void;
  /** Lines that somebody else counts. */
  add(lines: () => readonly string[]): void;
  /** Prometheus' text format 0.0.4. */
  text(): string;
  stop(): void;
}

const quoted = (text: string): string =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

const bucketOf = (ms: number): number => {
  for (let i = 0; i < bounds.length; i += 1) if (ms <= (bounds[i] as number)) return i;
  return bounds.length;
};

const requests = (lines: ReadonlyMap<string, Line>): string[] => [
  "# HELP caravan_http_requests_total Requests answered.",
  "# TYPE caravan_http_requests_total counter",
  ...[...lines].flatMap(([label, { byStatus }]) =>
    [...byStatus].map(
      ([status, count]) =>
        `caravan_http_requests_total{route=${quoted(label)},status="${status}"} ${count}`,
    ),
  ),
];

const histogram = (label: string, line: Line): string[] => {
  const route = `route=${quoted(label)}`;
  const name = "caravan_http_request_duration_seconds";
  let sum = 0;
  const buckets = bounds.map((bound, i) => {
    sum += line.buckets[i] as number;
    return `${name}_bucket{${route},le="${bound / 1000}"} ${sum}`;
  });
  return [
    ...buckets,
    `${name}_bucket{${route},le="+Inf"} ${line.count}`,
    `${name}_sum{${route}} ${line.sumMs / 1000}`,
    `${name}_count{${route}} ${line.count}`,
  ];
};

const gauge = (name: string, help: string, value: number, type = "gauge"): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  `${name} ${value}`,
];

const ofProcess = (): string[] => {
  const { user, system } = process.cpuUsage();
  const started = Date.now() / 1000 - process.uptime();
  return [
    ...gauge("process_resident_memory_bytes", "Memory in use.", process.memoryUsage.rss()),
    ...gauge(
      "process_cpu_seconds_total",
      "Time on the processor.",
      (user + system) / 1e6,
      "counter",
    ),
    ...gauge("process_start_time_seconds", "Start, seconds since 1970.", started),
  ];
};

/** Plain counters: Moleculer's own metrics make a local call twelve times slower. */
export const metricsOf = (): Metrics => {
  const lines = new Map<string, Line>();
  const others: (() => readonly string[])[] = [];
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  const lineFor = (label: string): Line => {
    const known = lines.get(label);
    if (known) return known;
    const made = {
      byStatus: new Map(),
      buckets: new Float64Array(bounds.length + 1),
      sumMs: 0,
      count: 0,
    };
    lines.set(label, made);
    return made;
  };
  return {
    observe(label, status, ms) {
      const line = lineFor(label);
      line.byStatus.set(status, (line.byStatus.get(status) ?? 0) + 1);
      const bucket = bucketOf(ms);
      line.buckets[bucket] = (line.buckets[bucket] as number) + 1;
      line.sumMs += ms;
      line.count += 1;
    },
    add: (more) => void others.push(more),
    text() {
      const p99 = lag.percentile(99) / 1e9;
      const text = [
        ...requests(lines),
        "# HELP caravan_http_request_duration_seconds Time from the first byte to the answer.",
        "# TYPE caravan_http_request_duration_seconds histogram",
        ...[...lines].flatMap(([label, line]) => histogram(label, line)),
        ...gauge(
          "caravan_event_loop_lag_p99_seconds",
          "Event-loop delay since the last look.",
          p99,
        ),
        ...ofProcess(),
        ...others.flatMap((more) => more()),
      ];
      lag.reset();
      return `${text.join("\n")}\n`;
    },
    stop: () => lag.disable(),
  };
};
