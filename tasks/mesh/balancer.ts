import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

export interface Balancer {
  readonly url: string;
  /** Takes no more connections; those there are end by themselves, or after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** How long a client waits for any target to be ready. */
const WAIT_MS = 5_000;
const LOOK_MS = 50;
const CONNECT_MS = 2_000;
const nobody =
  "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

const connected = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    const timer = setTimeout(() => socket.destroy(new Error("late")), CONNECT_MS);
    socket.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once("connect", () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });

/** Whatever ends or breaks one side ends the other. */
const join = (client: Socket, target: Socket): void => {
  client.on("error", () => target.destroy());
  target.on("error", () => client.destroy());
  client.on("close", () => target.destroy());
  target.on("close", () => client.destroy());
  client.pipe(target);
  target.pipe(client);
};

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Each connection goes to the next target that takes it; one that takes none is passed over. */
const serverOf = (targets: () => readonly number[]): Server => {
  let turn = 0;
  const anyTarget = async (client: Socket): Promise<Socket | undefined> => {
    for (const until = Date.now() + WAIT_MS; Date.now() < until; await sleep(LOOK_MS)) {
      const ready = targets();
      turn += 1;
      for (let i = 0; i < ready.length && !client.destroyed; i += 1) {
        const port = ready[(turn + i) % ready.length] as number;
        // What keeps one from taking a connection shows in the table; the client goes elsewhere.
        const socket = await connected(port).catch(() => undefined);
        if (socket) return socket;
      }
      if (client.destroyed) return undefined;
    }
    return undefined;
  };
  return createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
    client.on("error", () => client.destroy());
    void anyTarget(client).then((target) => {
      if (target && client.destroyed) target.destroy();
      else if (target) join(client, target);
      else client.end(nobody);
    });
  });
};

/** One port in front of several: connections, not requests, so that it needs to know nothing of HTTP. */
export const openBalancer = async (
  targets: () => readonly number[],
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Balancer> => {
  const clients = new Set<Socket>();
  const server = serverOf(targets);
  server.on("connection", (client: Socket) => {
    clients.add(client);
    client.once("close", () => clients.delete(client));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${taken}`,
    async close(graceMs) {
      const closed = new Promise<void>((done) => server.close(() => done()));
      const timer = setTimeout(() => clients.forEach((client) => client.destroy()), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
};
