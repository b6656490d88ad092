import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";

/** A TCP proxy that may stop forwarding without a word, as a network that loses packets does. */
export interface Proxy {
  readonly port: number;
  /** Nothing passes any more and no connection ends; new ones are accepted. */
  halt(): void;
  /** Connections from then on pass; what was held back is lost with its connections. */
  resume(): void;
  close(): Promise<void>;
}

/** To a port of this machine. */
export const startProxy = async (target: number): Promise<Proxy> => {
  const sockets = new Set<Socket>();
  let halted = false;
  const own = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((inner) => {
    own(inner);
    if (halted) return;
    const outer = own(connect(target, "127.0.0.1"));
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      from.on("data", (chunk) => halted || to.write(chunk));
      from.on("close", () => halted || to.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    halt: () => void (halted = true),
    resume() {
      halted = false;
      cut();
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
};
