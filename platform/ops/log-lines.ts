/** Lines of a log on their way to a file descriptor. */
import { write, writeSync } from "node:fs";

/** Where JSON lines go. */
export interface LogLines {
  /** A whole line, with its line feed. */
  write(line: string): void;
}

/** A JSON line as it is, with whatever its text says. */
export const plainLine = (level: string, msg: string): string =>
  `${JSON.stringify({ level, time: new Date().toISOString(), msg })}\n`;

/** Characters kept for a reader that is slower than the lines come; lines beyond are dropped, and counted. */
const keptMax = 8 * 1024 * 1024;
/** Milliseconds that lines wait for others: each piece is a task for another thread. */
const gatherMs = 100;
/** Milliseconds until a reader that takes nothing is tried again. */
const againMs = 50;
/** Milliseconds that the end of the process waits for such a reader. */
const lastMs = 1_000;

const isBusy = (error: unknown): boolean =>
  ["EAGAIN", "EBUSY", "EINTR"].includes(String((error as NodeJS.ErrnoException).code));

/** Writes what is left; gives up on a reader that takes nothing. @throws the error of a reader that is gone */
const writeLast = (fd: number, text: string): void => {
  const until = performance.now() + lastMs;
  for (let rest = Buffer.from(text); rest.length > 0;) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, againMs);
    }
  }
};

/**
 * Lines to a file descriptor: those of 100 ms in one piece, written in the background; what is left is written when the
 * process ends. A disk that is full, or a reader that is slow or gone, loses lines and
 * stops nothing.
 */
export const linesTo = (fd: number): LogLines => {
  let waiting = "";
  let writing = false;
  let dropped = 0;

  const put = (piece: Buffer): void => {
    write(fd, piece, (error, written) => {
      if (error && isBusy(error)) setTimeout(put, againMs, piece).unref();
      else if (error) {
        dropped += 1;
        gather();
      } else if (written < piece.length) put(piece.subarray(written));
      else gather();
    });
  };
  const gather = (): void => void setTimeout(next, gatherMs).unref();
  const next = (): void => {
    if (waiting === "") {
      writing = false;
      return;
    }
    const piece = Buffer.from(waiting);
    waiting = "";
    put(piece);
  };
  const add = (line: string): void => {
    waiting += line;
    if (writing) return;
    writing = true;
    gather();
  };
  process.once("exit", () => {
    try {
      writeLast(fd, waiting);
    } catch {
      // Nobody reads, and there is nowhere to say so.
    }
  });
  return {
    write(line) {
      if (waiting.length + line.length > keptMax) {
        dropped += 1;
        return;
      }
      if (dropped > 0) add(plainLine("warn", `${dropped} lines or pieces of this log are lost`));
      dropped = 0;
      add(line);
    },
  };
};
