/** Of lines that tell the same again and again, some are written and the rest are counted. */
import type { Loggers } from "moleculer";

/** Lines of a kind in a time that are written; of the others how many there were. */
const shownMax = 3;
const windowMs = 10_000;
/** Kinds at a time; what comes beyond is written. */
const kindsMax = 500;
/** Characters of a line that say of what kind it is. */
const lengthMax = 300;

const textOf = (arg: unknown): string => {
  if (arg instanceof Error) return arg.message;
  return typeof arg === "object" ? "" : String(arg);
};

/** Its words without those that have a digit in them: ids, times, ports, counts. */
const kindOf = (args: readonly unknown[]): string =>
  args
    .map(textOf)
    .join(" ")
    .slice(0, lengthMax)
    .split(/[^\w-]+/u)
    .filter((word) => !/\d/u.test(word))
    .join(" ");

/** A line as Moleculer hands it to a logger. */
type Write = NonNullable<ReturnType<Loggers.Console["getLogHandler"]>>;
type Level = Parameters<Write>[0];

interface Repeated {
  count: number;
  last: unknown[];
  readonly timer: NodeJS.Timeout;
  readonly end: () => void;
}

/**
 * Whatever fails for everybody fails thousands of times: three lines of a kind are written in ten seconds, then one that says
 * how many more there were. Of levels warn and error; a kind is of a module.
 */
export const repeatedLines = () => {
  const kinds = new Map<string, Repeated>();
  const begin = (key: string, level: Level, args: unknown[], write: Write): void => {
    const end = (): void => {
      const { count = 0, last = [] } = kinds.get(key) ?? {};
      kinds.delete(key);
      if (count > shownMax)
        write(level, [
          `${count - shownMax} more lines like this in ${windowMs / 1_000} s:`,
          ...last,
        ]);
    };
    kinds.set(key, { count: 1, last: args, timer: setTimeout(end, windowMs).unref(), end });
  };
  return {
    /** A log of a module through which lines are counted. */
    counted:
      (module: string, write: Write): Write =>
      (level, args) => {
        if (level !== "warn" && level !== "error") return write(level, args);
        const key = `${module} ${level} ${kindOf(args)}`;
        const kind = kinds.get(key);
        if (kind) {
          kind.count += 1;
          kind.last = args;
          if (kind.count <= shownMax) write(level, args);
          return;
        }
        if (kinds.size < kindsMax) begin(key, level, args, write);
        write(level, args);
      },
    /** Writes now how many there were. */
    stop(): void {
      for (const { timer, end } of [...kinds.values()]) {
        clearTimeout(timer);
        end();
      }
    },
  };
};
