import type { Service } from "moleculer";
import type { Collection, Filter, Sort } from "../../../platform/storage/collection.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { backoffMs } from "../../../platform/kernel/backoff.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { messages, shown, type StoredMessage } from "../notifications.store.ts";
import type { Send } from "../adapters/smtp.channel.ts";

const ATTEMPTS_MAX = 10;
const BATCH = 20;
/** A copy that was not heard of for so long has died over its mail: another sends it. */
const LEASE_MS = 60_000;
/** Where others send too, what one of them left is looked for this often. */
const SWEEP_MS = 10_000;

/** One copy's sending: what it has in hand, no other touches. */
interface Sender {
  readonly service: Service;
  readonly by: string;
  readonly mails: Collection<StoredMessage>;
  readonly send: Send;
}

const now = ({ service }: Sender): string => shapeOf(service.broker).now();

/** Queued, and in nobody's hand. A process that is alone on its store finds only its own past hands there. */
const free = (sender: Sender): Filter => ({
  status: "queued",
  ...(shapeOf(sender.service.broker).shared
    ? { $or: [{ "sending.until": { $exists: false } }, { "sending.until": { $lt: now(sender) } }] }
    : {}),
});

const inHand = (sender: Sender) => ({ by: sender.by, until: plusMs(now(sender), LEASE_MS) });

/** The mail, now ours; undefined when another has it or it is queued no more. */
const claim = (sender: Sender, id: string): Promise<StoredMessage | undefined> =>
  sender.mails.update(
    { id, ...free(sender) },
    { $set: { sending: inHand(sender) } },
    { quiet: true },
  );

/** Keeps hold of a mail for as long as the server takes; answers how to stop. */
const holding = (sender: Sender, id: string): (() => void) => {
  const { mails, service } = sender;
  const timer = setInterval(() => {
    mails
      .update(
        { id, "sending.by": sender.by },
        { $set: { sending: inHand(sender) } },
        { quiet: true },
      )
      .catch((error: unknown) => service.logger.warn(`The hold of ${id}: ${String(error)}`));
  }, LEASE_MS / 3).unref();
  return () => clearInterval(timer);
};

/** Whether the server took the mail; undefined when it is another's or queued no more. */
const attempt = async (sender: Sender, id: string): Promise<boolean | undefined> => {
  const { mails, service, by } = sender;
  const mail = await claim(sender, id);
  if (!mail) return undefined;
  const attempts = mail.attempts + 1;
  const ours = { id, "sending.by": by };
  const letGo = { $unset: { sending: true } } as const;
  const done = holding(sender, id);
  try {
    await sender.send(shown(mail));
  } catch (error) {
    service.logger.warn(`The mail ${id} was not taken: ${(error as Error).message}`);
    const status = attempts >= ATTEMPTS_MAX ? "failed" : "queued";
    await mails.update(ours, { $set: { status, attempts }, ...letGo });
    return false;
  } finally {
    done();
  }
  await mails.update(ours, { $set: { status: "sent", attempts }, ...letGo });
  return true;
};

/** Those tried least first, so that refused mails hold up no others. */
const queuedIds = async (sender: Sender): Promise<string[]> => {
  const sort: Sort = [
    ["attempts", 1],
    ["at", 1],
  ];
  const found = await sender.mails.find(free(sender), { sort, limit: BATCH });
  return found.map(({ id }) => id);
};

/** Sends what is queued, oldest first, with backoff while the server refuses; `kick` when a mail was written. */
export const startSender = (
  service: Service,
  send: Send,
): { kick(): void; stop(): Promise<void> } => {
  const mails = collectionOf(service, messages);
  const sender: Sender = { service, by: newId("run"), mails, send };
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let stopped = false;
  let failures = 0;
  /** A mail was written, perhaps after the running round had looked. */
  let kicked = false;

  const sendOne = async (id: string): Promise<void> => {
    const taken = await attempt(sender, id);
    if (taken !== undefined) failures = taken ? 0 : failures + 1;
  };
  const sendQueued = async (): Promise<number> => {
    const ids = await queuedIds(sender);
    for (const id of ids) if (!stopped) await sendOne(id);
    return ids.length;
  };
  const run = async (): Promise<void> => {
    kicked = false;
    let more = true;
    try {
      more = (await sendQueued()) > 0;
      // The refused ones are given up: the next mail does not wait for them.
      if (!more) failures = 0;
    } catch (error) {
      failures += 1; // The store's own: looked at again like a server that refuses.
      service.logger.warn(`The queue of mails was not read: ${(error as Error).message}`);
    }
    round = undefined;
    if (!stopped && (more || kicked))
      later(failures > 0 ? backoffMs(failures + 2, Math.random(), { baseMs: 500 }) : 0);
  };
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      round ??= run();
    }, ms);
  };
  const kick = (): void => {
    kicked = true;
    if (!stopped && !round && failures === 0) later(0);
  };
  const sweep = shapeOf(service.broker).shared ? setInterval(kick, SWEEP_MS).unref() : undefined;
  later(0);
  return {
    kick,
    async stop() {
      stopped = true;
      clearInterval(sweep);
      clearTimeout(timer);
      await round;
    },
  };
};
