import type { Service } from "moleculer";
import type { Sort } from "../../mixins/collection.ts";
import { backoffMs } from "../../mixins/kernel/backoff.ts";
import { collectionOf } from "../../mixins/stores.mixin.ts";
import { messages } from "./notifications.store.ts";
import type { Send } from "./smtp.channel.ts";

const ATTEMPTS_MAX = 10;
const BATCH = 20;

/** Whether the server took the mail; undefined when it is queued no more. */
const attempt = async (service: Service, send: Send, id: string): Promise<boolean | undefined> => {
  const mails = collectionOf(service, messages);
  const mail = await mails.get(id);
  if (mail?.status !== "queued") return undefined;
  const attempts = mail.attempts + 1;
  try {
    await send(mail);
  } catch (error) {
    service.logger.warn(`The mail ${id} was not taken: ${(error as Error).message}`);
    const status = attempts >= ATTEMPTS_MAX ? "failed" : "queued";
    await mails.update({ id }, { $set: { status, attempts } });
    return false;
  }
  await mails.update({ id, status: "queued" }, { $set: { status: "sent", attempts } });
  return true;
};

/** Those tried least first, so that refused mails hold up no others. */
const queuedIds = async (service: Service): Promise<string[]> => {
  const sort: Sort = [
    ["attempts", 1],
    ["at", 1],
  ];
  const found = await collectionOf(service, messages).find(
    { status: "queued" },
    { sort, limit: BATCH },
  );
  return found.map(({ id }) => id);
};

/** Sends what is queued, oldest first, with backoff while the server refuses; `kick` when a mail was written. */
export const startSender = (
  service: Service,
  send: Send,
): { kick(): void; stop(): Promise<void> } => {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let stopped = false;
  let failures = 0;
  /** A mail was written, perhaps after the running round had looked. */
  let kicked = false;

  const sendOne = async (id: string): Promise<void> => {
    const taken = await attempt(service, send, id);
    if (taken !== undefined) failures = taken ? 0 : failures + 1;
  };
  const sendQueued = async (): Promise<number> => {
    const ids = await queuedIds(service);
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
  later(0);
  return {
    kick: () => {
      kicked = true;
      if (!stopped && !round && failures === 0) later(0);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
};
