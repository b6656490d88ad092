import { createSocket } from "node:dgram";

/** What a name has: IPv4 and IPv6 addresses. */
type Answers = (name: string) => readonly string[];

const typeOf = { v4: 1, v6: 28 } as const;

const bytesOf = (address: string): Buffer =>
  address.includes(":")
    ? Buffer.from(
        new URL(`http://[${address}]`).hostname
          .slice(1, -1)
          .split("::")
          .map((side) => (side === "" ? [] : side.split(":")))
          .reduce((head, tail) => [
            ...head,
            ...Array<string>(8 - head.length - tail.length).fill("0"),
            ...tail,
          ])
          .map((group) => group.padStart(4, "0"))
          .join(""),
        "hex",
      )
    : Buffer.from(address.split(".").map(Number));

const nameIn = (packet: Buffer): { name: string; end: number } => {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString("ascii", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join("."), end: at + 5 };
};

const reply = (query: Buffer, answers: Answers): Buffer => {
  const { name, end } = nameIn(query);
  const type = query.readUInt16BE(end - 4);
  const records = answers(name)
    .filter((address) => (address.includes(":") ? typeOf.v6 : typeOf.v4) === type)
    .map((address) => {
      const data = bytesOf(address);
      const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, data.length]);
      return Buffer.concat([head, data]);
    });
  const packet = Buffer.concat([query.subarray(0, end), ...records]);
  packet.writeUInt16BE(0x8180, 2);
  packet.writeUInt16BE(records.length, 6);
  packet.writeUInt32BE(0, 8);
  return packet;
};

export interface NameServer {
  /** `127.0.0.1:5300` */
  readonly address: string;
  /** Names that were asked for, one for each family. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A name server of the test's own; `answers` is asked anew each time. */
export const startNameServer = async (answers: Answers): Promise<NameServer> => {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (query, { port, address }) => {
    asked.push(nameIn(query).name);
    socket.send(reply(query, answers), port, address);
  });
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    stop: () => new Promise((done) => socket.close(done)),
  };
};
