/**
 * Who may say what on the mesh. Every packet is published under `MOL.<user>.…`, and NATS lets each of its users publish
 * under its own name only: so the subject says who speaks, and what the packet says of itself is held against it. Pure.
 */
import { ownValue } from "../../kernel/own-value.ts";

/** A process with several services; a server with a user for each service has none of that name. */
const MIXED = "shop";
/** Of the meta of a response: what else a callee puts there would go into its caller's next calls, as a token would. */
const PASSED_META = "$responseHeaders";
const STALE = "cache.clean.";

/** `orders` of `orders.<host>.<n>`: the NATS user of a node. */
export const userOf = (nodeID: string): string => nodeID.split(".", 1)[0] ?? "";

/** A packet on its way, as Moleculer makes it. */
interface Outgoing {
  readonly type: string;
  readonly target?: string | null;
  readonly payload: object;
}

/** `MOL.orders.REQ.payments.<host>.<n>.v1.payments.authorize`: the sender's user, packet, node addressed, action. */
export const subjectOfPacket = (nodeID: string, { type, target, payload }: Outgoing): string => {
  const { action } = payload as { readonly action?: unknown };
  const parts = [target ?? "", type === "REQ" ? String(action) : ""].filter((part) => part !== "");
  return ["MOL", userOf(nodeID), type, ...parts].join(".");
};

/** What a node subscribes to for a packet, from whomever it comes. */
export const subscriptionOf = (type: string, nodeID?: string): string =>
  ["MOL.*", type, ...(nodeID === undefined ? [] : [nodeID]), ...(type === "REQ" ? [">"] : [])].join(
    ".",
  );

type Payload = Readonly<Record<string, unknown>>;

interface Incoming {
  readonly type: string;
  readonly subject: string;
  /** Of the message. Packets have none; a message that JetStream delivers has one. */
  readonly reply?: string | undefined;
  readonly payload: unknown;
}

/** What a node knows of the calls under way. */
export interface Calls {
  readonly nodeID: string;
  /** The node that a call of ours was sent to; undefined: none of that id is under way. */
  readonly calleeOf: (id: string) => string | undefined;
  /** The node whose stream comes with a call of that id; undefined: none does. */
  readonly streamerOf: (id: string) => string | undefined;
}

const named = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** What a service that is announced goes by, and the names of its actions. */
const isOf = (user: string, announced: unknown): boolean => {
  const { name, version, fullName, actions } = named(announced);
  if (typeof name !== "string") return false;
  if (user !== MIXED && name !== user && !name.startsWith("$")) return false;
  const full = version === undefined || version === null ? name : `v${String(version)}.${name}`;
  if (fullName !== undefined && fullName !== full) return false;
  return Object.values(named(actions)).every((action) =>
    String(named(action)["name"]).startsWith(`${full}.`),
  );
};

const infoRefusal = (user: string, { services }: Payload): string | undefined => {
  if (!Array.isArray(services)) return "it announces no list of services";
  const strange = services.find((one) => !isOf(user, one)) as unknown;
  return strange === undefined
    ? undefined
    : `it announces ${String(named(strange)["name"])}, which is not its own`;
};

const requestRefusal = (
  { subject, payload }: { subject: string; payload: Payload },
  user: string,
  { nodeID, streamerOf }: Calls,
): string | undefined => {
  const { action, sender, id } = payload;
  if (subject !== `MOL.${user}.REQ.${nodeID}.${String(action)}`)
    return "it asks for another action than it is addressed to";
  const streamer = streamerOf(String(id));
  return streamer === undefined || streamer === sender
    ? undefined
    : "it continues another's stream";
};

const responseRefusal = ({ id, sender }: Payload, { calleeOf }: Calls): string | undefined => {
  const callee = calleeOf(String(id));
  return callee === undefined || callee === sender
    ? undefined
    : "it responds to what another was asked";
};

const eventRefusal = (user: string, { event }: Payload): string | undefined => {
  const name = String(event);
  if (name.startsWith("$")) return "it sends an event of Moleculer's own";
  if (user === MIXED || !name.startsWith(STALE) || name === `${STALE}${user}`) return undefined;
  return "it speaks of another's responses";
};

/** Why a packet is not believed, as a part of a line for whoever runs the shop; undefined: it is. */
export const packetRefusal = (
  { type, subject, reply, payload }: Incoming,
  calls: Calls,
): string | undefined => {
  const user = subject.split(".", 2)[1] ?? "";
  const said = named(payload);
  if (reply !== undefined && reply !== "") return "it is no packet of a node";
  if (typeof said["sender"] !== "string" || userOf(said["sender"]) !== user)
    return "it speaks for another";
  if (type === "INFO") return infoRefusal(user, said);
  if (type === "REQ") return requestRefusal({ subject, payload: said }, user, calls);
  if (type === "RES") return responseRefusal(said, calls);
  return type === "EVENT" ? eventRefusal(user, said) : undefined;
};

/** The part of a response's meta that its caller takes. */
export const passedMeta = (meta: unknown): Readonly<Record<string, unknown>> => {
  const headers = ownValue(named(meta), PASSED_META);
  return headers === undefined ? {} : { [PASSED_META]: headers };
};
