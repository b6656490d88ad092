import type { ServiceBroker } from "moleculer";
import { call, type CallContext } from "../../../platform/broker/call.ts";
import { faultIn } from "../../../platform/broker/faults.ts";
import { brokerName, type Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { deadLetterActions, type DeadLetter } from "../../../platform/contract/dead-letters.ts";
import { encodeCursor, readCursor } from "../../../platform/kernel/page.ts";
import type { DeadLetterPage } from "../gateway.contract.ts";
import { availableServices } from "./mesh.ts";

interface ListParams {
  readonly limit?: number;
  readonly cursor?: string;
  readonly service?: string;
}

/** Whether some node handles the action just now. */
const hasAction = ({ registry }: ServiceBroker, action: string): boolean =>
  registry.getActionEndpoints(action)?.hasAvailable() === true;

/** A service and which version of it is asked. */
interface Listener {
  readonly name: string;
  readonly version: number;
}

/** Of `orders` or `v2.orders`. */
const listenerOf = (service: string): Listener => {
  const [, version = "1", name = service] = /^v(\d+)\.(.+)$/u.exec(service) ?? [];
  return { name, version: Number(version) };
};

const nounsOf = (services: readonly string[]): readonly string[] => [
  ...new Set(services.map((service) => listenerOf(service).name)),
];

/** Versions of one service have one store: whichever answers knows all its letters. None, when nobody answers. */
const listening = (
  broker: ServiceBroker,
  services: readonly string[],
  noun: string,
): readonly Listener[] =>
  services
    .map(listenerOf)
    .filter(({ name }) => name === noun)
    .filter(({ name, version }) =>
      hasAction(broker, brokerName(deadLetterActions(name, version).deadLetters)),
    )
    .slice(0, 1);

type Items = Static<typeof DeadLetter>[];

/** One that does not respond in time is missing. */
const quick = { timeout: 2_000, retries: 0 };

/** A part of one service's letters; undefined when the service fails. A refusal is passed on. */
const pageOf = async (
  from: CallContext,
  { name, version }: Listener,
  limit: number,
  cursor: string,
): Promise<{ items: Items; next: string | null } | Fault | undefined> => {
  try {
    const params = { limit, ...(cursor === "" ? {} : { cursor }) };
    return await call(from, deadLetterActions(name, version).deadLetters, params, quick);
  } catch (error) {
    return faultIn(error);
  }
};

type Part = Awaited<ReturnType<typeof pageOf>>;
/** A service with its part, and how to ask it for a shorter one. */
interface Asked {
  readonly name: string;
  readonly part: Part;
  readonly again: (limit: number) => Promise<Part>;
}

/** All services at once: one that hangs holds nobody up. */
const askAll = (
  from: CallContext,
  listeners: readonly Listener[],
  limit: number,
  inside: string,
): Promise<readonly Asked[]> =>
  Promise.all(
    listeners.map(async (listener, i) => {
      const again = (most: number) => pageOf(from, listener, most, i === 0 ? inside : "");
      return { name: listener.name, part: await again(limit), again };
    }),
  );

/** A cursor stands at the end of a part: what is longer than there is room for is asked for anew. */
const fitting = ({ part, again }: Asked, left: number): Part | Promise<Part> =>
  part && !isFault(part) && part.items.length > left ? again(left) : part;

/** Of the services in their order, until the page is full. */
const readPages = async (all: readonly Asked[], limit: number): Promise<DeadLetterPage | Fault> => {
  const items: Items = [];
  const missing: string[] = [];
  for (const asked of all) {
    const { name } = asked;
    const left = limit - items.length;
    if (left === 0) return { items, next: encodeCursor([name, ""]), missing };
    const part = await fitting(asked, left);
    if (isFault(part)) return part;
    if (!part) missing.push(name);
    items.push(...(part?.items ?? []));
    if (part?.next) return { items, next: encodeCursor([name, part.next]), missing };
  }
  return { items, next: null, missing };
};

/** Reads the services in order of their names; the cursor names the service and its own cursor. */
export const deadLettersOf = async (
  broker: ServiceBroker,
  from: CallContext,
  services: readonly string[],
  { limit = 20, cursor, service }: ListParams,
): Promise<DeadLetterPage | Fault> => {
  const start: Fault | [string, string] =
    cursor === undefined ? ["", ""] : readCursor(cursor, "string", "string");
  if (isFault(start)) return start;
  const [first, inside] = start;
  const there = nounsOf([...availableServices(broker)]);
  const wanted = nounsOf(services)
    .filter((name) => service === undefined || name === service)
    .toSorted();
  const listeners = wanted
    .filter((name) => name >= first)
    .flatMap((name) => listening(broker, services, name));
  const all = await askAll(from, listeners, limit, listeners[0]?.name === first ? inside : "");
  const page = await readPages(all, limit);
  const missing = wanted.filter((name) => !there.includes(name));
  return isFault(page) ? page : { ...page, missing: [...missing, ...page.missing] };
};

/** A letter's id begins with the service that could not handle it: `carts~evt_…`. */
export const redriveOf = async (
  broker: ServiceBroker,
  from: CallContext,
  services: readonly string[],
  params: { readonly id: string; readonly idempotencyKey?: string },
): Promise<Static<typeof DeadLetter> | Fault> => {
  const { id } = params;
  const name = id.split("~")[0] ?? "";
  if (!nounsOf(services).includes(name)) return common.NOT_FOUND({ id });
  const [{ version = 1 } = {}] = listening(broker, services, name);
  return call(from, deadLetterActions(name, version).redrive, params);
};
