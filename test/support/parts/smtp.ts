import { createServer, type AddressInfo, type Socket } from "node:net";

export interface SmtpServer {
  readonly url: string;
  /** What it took, mail by mail: headers and bodies as they came. */
  readonly taken: string[];
  /** How many mails it refuses before it takes one. */
  refusals: number;
  stop(): Promise<void>;
}

/** As much of RFC 5321 as one mail needs. */
const converse = (server: SmtpServer, socket: Socket): void => {
  let received = "";
  let body: string[] | undefined;
  const answer = (line: string): string | undefined => {
    if (body && line !== ".") return void body.push(line);
    if (body) {
      server.taken.push(body.join("\n"));
      body = undefined;
      return "250 taken";
    }
    if (line.startsWith("MAIL") && server.refusals > 0) {
      server.refusals -= 1;
      return "451 later";
    }
    if (line === "DATA") return ((body = []), "354 go on");
    return line === "QUIT" ? "221 bye" : "250 fine";
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (received + chunk.toString()).split("\r\n");
    received = lines.pop() ?? "";
    for (const reply of lines.map(answer)) if (reply) socket.write(`${reply}\r\n`);
  });
  socket.write("220 tiny\r\n");
};

/** A mail server on a free port. */
export const startSmtp = async (): Promise<SmtpServer> => {
  const open = new Set<Socket>();
  const listener = createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    converse(server, socket);
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const { port } = listener.address() as AddressInfo;
  const server: SmtpServer = {
    url: `smtp://127.0.0.1:${port}`,
    taken: [],
    refusals: 0,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => listener.close(done));
    },
  };
  return server;
};
