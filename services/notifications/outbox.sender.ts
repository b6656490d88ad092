import type { Service } from "moleculer";
import { backoffMs } from "../../mixins/kernel/backoff.ts";
import { collectionOf } from "../../mixins/stores.mixin.ts";
import { messages } from "./notifications.store.ts";
import type { Send } from "./smtp.channel.ts";

const ATTEMPTS_MAX = 10;
const BATCH = 20;

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
    const mails = collectionOf(service, messages);
    const mail = await mails.get(id);
    if (mail?.status !== "queued") return;
    try {
      await send(mail);
      await mails.update(
        { id, status: "queued" },
        { $set: { status: "sent", attempts: mail.attempts + 1 } },
      );
      failures = 0;
    } catch (error) {
      failures += 1;
      service.logger.warn(`The mail ${id} was not taken: ${(error as Error).message}`);
      const status = mail.attempts + 1 >= ATTEMPTS_MAX ? "failed" : "queued";
      await mails.update({ id }, { $set: { status, attempts: mail.attempts + 1 } });
    }
  };
  const run = async (): Promise<void> => {
    kicked = false;
    const queued = await collectionOf(service, messages).find(
      { status: "queued" },
      { limit: BATCH },
    );
    for (const { id } of queued) if (!stopped) await sendOne(id);
    round = undefined;
    // The refused ones are given up: the next mail does not wait for them.
    if (queued.length === 0) failures = 0;
    if (!stopped && (queued.length > 0 || kicked))
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
