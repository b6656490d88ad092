import { node } from "../runtime/node.settings.ts";
import { plainLine } from "./log-lines.ts";
import { redactedText } from "./redacted.ts";

/** A line of a process that has no broker yet, or none any more: on stderr, in the format of the log. */
export const note = (level: "info" | "warn" | "error", line: string): void => {
  const text = redactedText(line);
  process.stderr.write(node.LOG_FORMAT === "json" ? plainLine(level, text) : `${text}\n`);
};
