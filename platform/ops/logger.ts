/**
 * The broker's logger: text in a terminal, else JSON lines by Moleculer's Pino logger. pino is loaded only where it is used.
 */
import { inspect } from "node:util";
import { Loggers, type BrokerOptions, type ServiceBroker } from "moleculer";
import type { LoggerOptions } from "pino";
import { linesTo, type LogLines } from "./log-lines.ts";
import { redacted, redactedText } from "./redacted.ts";
import { repeatedLines } from "./repeated-lines.ts";

type Level = NonNullable<NonNullable<ConstructorParameters<typeof Loggers.Console>[0]>["level"]>;

export interface LogOptions {
  /** `json`; anything else is text. */
  readonly format: string;
  /** The least severe line that is logged. */
  readonly level: string;
}

type Bindings = Parameters<Loggers.Console["getLogHandler"]>[0];
type Handler = ReturnType<Loggers.Console["getLogHandler"]>;

const counted = (
  repeated: ReturnType<typeof repeatedLines>,
  bindings: Bindings,
  handler: Handler,
): Handler => handler && repeated.counted(bindings.mod, handler);

/** What Moleculer hands to a logger: any values, in any order. pino would leave out those after a text. */
const entryOf = (args: readonly unknown[]): readonly [object, string] => {
  const words = args.filter((one) => typeof one !== "object" || one === null);
  const others = args
    .filter((one) => typeof one === "object" && one !== null)
    .map((one) => redacted(one));
  const fields = others.map((one): [string, unknown] =>
    typeof (one as { stack?: unknown }).stack === "string" ? ["err", one] : ["detail", one],
  );
  return [Object.fromEntries(fields), redactedText(words.map(String).join(" "))];
};

const pinoOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
  hooks: {
    logMethod(args, method) {
      const [fields, text] = entryOf(args);
      method.call(this, fields, text);
    },
  },
});

/** The same line again and again is counted. */
class JsonLogger extends Loggers.Pino {
  readonly #repeated = repeatedLines();

  override getLogHandler(bindings: Bindings): Handler {
    return counted(this.#repeated, bindings, super.getLogHandler(bindings));
  }

  override stop() {
    this.#repeated.stop();
    return super.stop();
  }
}

const printed = (value: unknown): string => {
  if (typeof value === "string") return redactedText(value);
  if (typeof value !== "object" || value === null) return String(value);
  const shown = redacted(value) as { readonly stack?: unknown };
  return typeof shown.stack === "string"
    ? shown.stack
    : inspect(shown, { depth: 2, breakLength: Infinity });
};

class TextLogger extends Loggers.Console {
  readonly #repeated = repeatedLines();

  /** As Moleculer's "short": `[08:42:12.973Z] INFO  BROKER: …` */
  override getFormatter({ mod }: Bindings) {
    return (type: string, args: readonly unknown[]): string[] => [
      `[${new Date().toISOString().slice(11)}]`,
      type.toUpperCase().padEnd(5),
      `${mod.toUpperCase()}:`,
      ...args.map(printed),
    ];
  }

  override getLogHandler(bindings: Bindings): Handler {
    return counted(this.#repeated, bindings, super.getLogHandler(bindings));
  }

  override stop() {
    this.#repeated.stop();
    return super.stop();
  }
}

const jsonLogger = (level: Level) =>
  new JsonLogger({ level, pino: { options: pinoOptions(level), destination: linesTo(1) } });

/** What `logger` of a broker's options is. */
export const loggerOf = ({ format, level }: LogOptions): NonNullable<BrokerOptions["logger"]> =>
  format === "json"
    ? jsonLogger(level as Level)
    : new TextLogger({ level: level as Level, colors: false });

interface Appender {
  readonly opts?: {
    readonly level?: string;
    readonly pino?: { readonly destination?: LogLines };
  };
}

/** A broker with what Moleculer's typings leave out. */
type LoggingBroker = ServiceBroker & {
  readonly loggerFactory?: { readonly appenders?: readonly Appender[] };
};

const appenderOf = (broker: LoggingBroker): Appender | undefined =>
  broker.loggerFactory?.appenders?.[0];

/** Where a broker's JSON lines go; undefined where its logger writes text. */
export const linesOf = (broker: ServiceBroker): LogLines | undefined =>
  appenderOf(broker)?.opts?.pino?.destination;

/** Whether a broker logs lines of level info. */
export const logsInfo = (broker: ServiceBroker): boolean =>
  ["info", "debug", "trace"].includes(appenderOf(broker)?.opts?.level ?? "");
