/**
 * The local socket of a running embedded shop, for whoever may read its DATA_DIR: `npm run shop` and `npm run repl`
 * ask through it. Each connection carries one request and its reply, a line of JSON each. Not on Windows, whose pipes
 * have no owner.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ServiceBroker } from "moleculer";
import type { CallContext } from "../../platform/broker/call.ts";
import { note } from "../../platform/ops/notes.ts";
import { isRequest, type Reply, type Request } from "./operator-protocol.ts";

/** sun_path of unix(7) has 108 bytes, the last of them 0. */
const PATH_MAX = 107;
/** Bytes of a request. */
const REQUEST_MAX = 1_048_576;
const SOCKET = "operator.sock";
const POINTER = "operator.path";

/** Where the socket of a data folder is: in it, or where a file in it says when its path would be too long. */
export const socketOf = (dataDir: string): string => {
  const path = join(dataDir, SOCKET);
  if (Buffer.byteLength(path) <= PATH_MAX) return path;
  return readFileSync(join(dataDir, POINTER), "utf8").trim();
};

/** A path that fits; `remove` takes away what was made for it. */
const prepared = (dataDir: string): { path: string; remove: () => void } => {
  const path = join(dataDir, SOCKET);
  rmSync(path, { force: true });
  if (Buffer.byteLength(path) <= PATH_MAX)
    return { path, remove: () => rmSync(path, { force: true }) };
  // mkdtemp's folders are their owner's alone.
  const folder = mkdtempSync(join(tmpdir(), "caravan-"));
  const pointer = join(dataDir, POINTER);
  writeFileSync(pointer, join(folder, SOCKET), { mode: 0o600 });
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(pointer, { force: true });
  };
  return { path: join(folder, SOCKET), remove };
};

const failure = (error: unknown): Reply => {
  const { message = String(error), code, type, data } = error as Partial<Record<string, unknown>>;
  return { error: { message: String(message), code, type, data } };
};

/** What the broker replies; the token of a request goes with its calls. */
const replyTo = async (broker: ServiceBroker, request: Request): Promise<Reply> => {
  const plain: CallContext = { call: broker.call.bind(broker) as CallContext["call"] };
  if ("call" in request) {
    const meta = request.token === undefined ? {} : { token: request.token };
    return { result: await plain.call(request.call, request.params, { meta }) };
  }
  // Loaded for who asks: a start does not wait for it.
  const { runShop } = await import("./shop-commands.ts");
  const { sessionOf, signing } = await import("./session.ts");
  const session = sessionOf(plain, request.token);
  const askSecret = (): Promise<string> => Promise.reject(new Error("Nobody can be asked here."));
  const from = signing(plain, session);
  return { result: await runShop({ broker, from, session, askSecret }, [...request.command]) };
};

const parsed = (text: string): Request => {
  const request: unknown = JSON.parse(text);
  if (!isRequest(request)) throw new Error("That is no request.");
  return request;
};

const serve = (broker: ServiceBroker, socket: Socket): void => {
  let text = "";
  const reply = async (line: string): Promise<void> => {
    const sent = await Promise.resolve(line)
      .then(parsed)
      .then((request) => replyTo(broker, request))
      .catch(failure);
    socket.end(`${JSON.stringify(sent)}\n`);
  };
  socket.setEncoding("utf8");
  // Whoever asked has gone.
  socket.on("error", () => socket.destroy());
  const read = (chunk: string): void => {
    text += chunk;
    if (text.length > REQUEST_MAX) socket.destroy();
    const end = text.indexOf("\n");
    if (end === -1) return;
    socket.off("data", read);
    void reply(text.slice(0, end));
  };
  socket.on("data", read);
};

/** Opens the socket of a data folder; resolves to how it is closed. A shop without one still sells: then it only says so. */
export const serveOperators = async (
  broker: ServiceBroker,
  dataDir: string,
): Promise<() => void> => {
  if (process.platform === "win32") return () => undefined;
  const { path, remove } = prepared(dataDir);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    serve(broker, socket);
  });
  const listening = new Promise<string | undefined>((resolve) => {
    server.once("listening", () => resolve(undefined));
    server.on("error", (error) => resolve(error.message));
  });
  const mask = process.umask(0o177);
  server.listen(path);
  process.umask(mask);
  const problem = await listening;
  if (problem !== undefined)
    note(
      "warn",
      `Warning: ${dirname(path)} takes no socket, so npm run shop cannot ask this shop (${problem})`,
    );
  return () => {
    server.close();
    for (const socket of open) socket.destroy();
    remove();
  };
};
