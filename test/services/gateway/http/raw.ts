/** Requests as bytes: what no client library would send. */
import { connect, type Socket } from "node:net";

export interface RawOptions {
  /** Milliseconds to wait for the end of the connection. */
  readonly waitMs?: number;
  /** Ends the client's half after writing. */
  readonly half?: boolean;
  /** Resets the connection after so many milliseconds. */
  readonly abortMs?: number;
  /** Stop reading once a first response has come. */
  readonly first?: boolean;
}

const hasResponse = (text: string): boolean => /^HTTP\/1\.1 \d{3} (?!Continue)/mu.test(text);

/** Writes bytes to a server and returns what came back until it closed, or the time was over. */
export const sendRaw = (
  url: string,
  bytes: string | Buffer | readonly (string | Buffer)[],
  { waitMs = 2000, half = false, abortMs, first = false }: RawOptions = {},
): Promise<string> =>
  new Promise((resolve) => {
    let text = "";
    const socket: Socket = connect(Number(new URL(url).port), "127.0.0.1");
    const timer = setTimeout(() => end(), waitMs);
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(text);
    };
    socket.on("error", end);
    socket.on("close", end);
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (first && hasResponse(text)) end();
    });
    socket.on("connect", () => {
      for (const part of Array.isArray(bytes) ? bytes : [bytes]) socket.write(part as Buffer);
      if (half) socket.end();
      if (abortMs !== undefined) setTimeout(() => socket.resetAndDestroy(), abortMs);
    });
  });

/** The statuses of all responses in what came back. */
export const statusesIn = (text: string): number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gmu)].map((match) => Number(match[1]));
