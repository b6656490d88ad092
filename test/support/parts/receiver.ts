import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedHook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: any;
}

export interface Receiver {
  readonly url: string;
  readonly received: ReceivedHook[];
  /** What it responds; by default 204. It may leave a response open. */
  respond: (hook: ReceivedHook, response: ServerResponse) => void;
  stop(): Promise<void>;
}

/** Somebody who is sent webhooks, on this machine. */
export const startReceiver = async (): Promise<Receiver> => {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString("utf8");
      const { url: path = "", headers } = request;
      const hook = { path, headers, text, body: text === "" ? undefined : JSON.parse(text) };
      receiver.received.push(hook);
      receiver.respond(hook, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    received: [],
    respond: (_hook, response) => void response.writeHead(204).end(),
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return receiver;
};
