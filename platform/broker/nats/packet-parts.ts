/** Packets that are larger than a message of NATS may be: sent in parts, and put together again. */

/** Bytes of the largest packet. Both sides hold it whole: what may be larger is a stream. */
export const packetMax = 16_777_216;
/** The header of a message that is a part: `<id of the packet> <number of the part> <parts>`. */
export const partHeader = "Caravan-Part";
/** What the header takes of a message, with room. */
const headerBytes = 512;
const partsMax = 1_024;

/** Bytes of incomplete packets at a time, of all senders; each counts as a part of NATS' default size at least. */
const openMax = 67_108_864;
const openMin = 1_048_576;
/** A sender sends all parts at once: what has not come in this time was lost on the way. */
const openMs = 30_000;

/** Bytes of a packet that can be sent in messages of at most so many. */
export const packetLimit = (limit: number): number =>
  Math.max(limit, Math.min(packetMax, partsMax * (limit - headerBytes)));

/** The packet in parts that fit, in their order. */
export const inParts = (data: Buffer, limit: number): Buffer[] => {
  const size = limit - headerBytes;
  const count = Math.ceil(data.length / size);
  return Array.from({ length: count }, (_, i) => data.subarray(i * size, (i + 1) * size));
};

interface Open {
  readonly subject: string;
  readonly parts: Buffer[];
  readonly count: number;
  readonly timer: NodeJS.Timeout;
  bytes: number;
}

const read = (header: string) => {
  const [, id, part, count] = /^([\w-]{1,64}) (\d{1,4}) (\d{1,4})$/u.exec(header) ?? [];
  const found = { id, part: Number(part), count: Number(count) };
  return id === undefined || found.part >= found.count || found.count > partsMax
    ? undefined
    : found;
};

const weightOf = ({ bytes }: Open): number => Math.max(bytes, openMin);
/** `orders` of `MOL.orders.RES.…`: nobody's packets are dropped for what another NATS user sends. */
const senderOf = (subject: string): string => subject.split(".", 2)[1] ?? "";

/** The oldest packet of the sender that holds most. */
const oldestOfLargest = (open: ReadonlyMap<string, Open>): string | undefined => {
  const weights = new Map<string, number>();
  for (const packet of open.values()) {
    const sender = senderOf(packet.subject);
    weights.set(sender, (weights.get(sender) ?? 0) + weightOf(packet));
  }
  const [largest] = [...weights].sort(([, a], [, b]) => b - a);
  return [...open].find(([, { subject }]) => senderOf(subject) === largest?.[0])?.[0];
};

/**
 * Puts packets together. NATS keeps the order of what one connection sends, so that a part which is not the next one
 * means that others were lost. `dropped` hears of every packet that is given up, and why.
 */
export const packetCollector = (dropped: (subject: string, why: string) => void) => {
  const open = new Map<string, Open>();
  const close = (key: string): Open | undefined => {
    const packet = open.get(key);
    if (packet) clearTimeout(packet.timer);
    open.delete(key);
    return packet;
  };
  const drop = (key: string, why: string): void => {
    const packet = close(key);
    if (packet) dropped(packet.subject, why);
  };
  const begin = (key: string, subject: string, count: number): Open => {
    drop(key, "it begins again");
    const timer = setTimeout(() => drop(key, "its last parts have not come"), openMs);
    const packet = { subject, parts: [], count, timer: timer.unref(), bytes: 0 };
    open.set(key, packet);
    return packet;
  };
  const evict = (): void => {
    let sum = 0;
    for (const packet of open.values()) sum += weightOf(packet);
    const key = sum > openMax ? oldestOfLargest(open) : undefined;
    if (key !== undefined) drop(key, "too many wait for their last parts");
  };
  const refused = (subject: string, key: string, why: string): undefined => {
    close(key);
    dropped(subject, why);
  };
  return {
    /** The whole packet once its last part has come; undefined until then, and for what is no part of one. */
    take(subject: string, header: string, data: Buffer): Buffer | undefined {
      const found = read(header);
      if (!found) return refused(subject, "", "it is no part of a packet");
      const { id, part, count } = found;
      const key = `${subject} ${id}`;
      const packet = part === 0 ? begin(key, subject, count) : open.get(key);
      if (packet?.parts.length !== part || packet.count !== count)
        return refused(subject, key, "a part of it is missing");
      if (packet.bytes + data.length > packetMax) return refused(subject, key, "it is too large");
      packet.parts.push(data);
      packet.bytes += data.length;
      if (part + 1 < count) return evict() as undefined;
      close(key);
      return Buffer.concat(packet.parts);
    },
    /** Gives up what is incomplete: its last parts are lost with the connection. */
    clear(): void {
      for (const key of [...open.keys()]) close(key);
    },
    /** Packets that wait for parts. */
    open: (): number => open.size,
  };
};
