import type { Service } from "moleculer";
import { contextFor, type ServiceContext } from "../../../platform/broker/context.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { isMailAddress } from "../../../platform/contract/email.ts";
import { backoffMs } from "../../../platform/kernel/backoff.ts";
import type { Collection, Filter, Sort } from "../../../platform/storage/collection.ts";
import { leaseFor, unleased } from "../../../platform/storage/lease.ts";
import { smtpChannel, type Send } from "../adapters/smtp.channel.ts";
import { settings } from "../notifications.settings.ts";
import { messages, type StoredMessage } from "../notifications.store.ts";
import { MailOverError, wholeMail } from "./mail-text.ts";

const ATTEMPTS_MAX = 10;
const BATCH = 20;
/** A copy that was silent for so long has died over its mail: another sends it. */
const LEASE_MS = 60_000;
/** What a copy that died left is looked for this often. */
const SWEEP_MS = 10_000;

/** One copy's sending: what it has leased, no other touches. */
interface Sender {
  readonly ctx: ServiceContext;
  readonly by: string;
  readonly mails: Collection<StoredMessage>;
  readonly send: Send;
}

const free = ({ ctx }: Sender): Filter => ({ status: "queued", ...unleased(ctx, "sending") });

const lease = ({ ctx, by }: Sender) => leaseFor(ctx, by, LEASE_MS);

/** The mail, now ours; undefined when another has it or it is queued no more. */
const claim = (sender: Sender, id: string): Promise<StoredMessage | undefined> =>
  sender.mails.update(
    { id, ...free(sender) },
    { $set: { sending: lease(sender) } },
    { quiet: true },
  );

/** Renews the lease of a mail for as long as the server takes; returns how to stop. */
const holding = (sender: Sender, id: string): (() => void) => {
  const { mails, ctx } = sender;
  const timer = setInterval(() => {
    mails
      .update(
        { id, "sending.by": sender.by },
        { $set: { sending: lease(sender) } },
        { quiet: true },
      )
      .catch((error: unknown) => ctx.own.logger.warn(`The lease of ${id}: ${String(error)}`));
  }, LEASE_MS / 3).unref();
  return () => clearInterval(timer);
};

/** Whether the server took the mail; undefined when it is another's or queued no more. */
const attempt = async (sender: Sender, id: string): Promise<boolean | undefined> => {
  const { mails, ctx, by } = sender;
  const mail = await claim(sender, id);
  if (!mail) return undefined;
  const attempts = mail.attempts + 1;
  const ours = { id, "sending.by": by };
  const letGo = { $unset: { sending: true } } as const;
  const done = holding(sender, id);
  try {
    await sender.send(await wholeMail(ctx, mail));
  } catch (error) {
    ctx.own.logger.warn(`The mail ${id} was not taken: ${(error as Error).message}`);
    const hopeless = error instanceof MailOverError || !isMailAddress(mail.to);
    const status = hopeless || attempts >= ATTEMPTS_MAX ? "failed" : "queued";
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

interface Sending {
  /** A mail was written. */
  wake(): void;
  stop(): Promise<void>;
}

/** Sends what is queued, oldest first, with backoff while the server refuses. */
export const startSender = (service: Service, send: Send): Sending => {
  const ctx = contextFor(service);
  const mails = ctx.collection(messages);
  const sender: Sender = { ctx, by: newId("run"), mails, send };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  let failures = 0;
  /** A mail was written, perhaps after the run had looked. */
  let woken = false;

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
    woken = false;
    let more = true;
    try {
      more = (await sendQueued()) > 0;
      // The refused ones are given up: the next mail does not wait for them.
      if (!more) failures = 0;
    } catch (error) {
      failures += 1; // The store's own: looked at again like a server that refuses.
      service.logger.warn(`The queue of mails was not read: ${(error as Error).message}`);
    }
    running = undefined;
    if (!stopped && (more || woken))
      later(failures > 0 ? backoffMs(failures + 2, Math.random(), { baseMs: 500 }) : 0);
  };
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running ??= run();
    }, ms);
  };
  const wake = (): void => {
    woken = true;
    if (!stopped && !running && failures === 0) later(0);
  };
  const sweep = setInterval(wake, SWEEP_MS).unref();
  later(0);
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(sweep);
      clearTimeout(timer);
      await running;
    },
  };
};

interface MailingService extends Service {
  mailSender?: Sending;
}

/** Sends by SMTP where a server is set; else mails are only stored. */
export const startSmtpSender = (service: MailingService): void => {
  if (settings.SMTP_URL === undefined) return;
  const channel = smtpChannel(settings.SMTP_URL, settings.MAIL_FROM);
  const sender = startSender(service, channel.send);
  service.mailSender = {
    wake: () => sender.wake(),
    async stop() {
      await sender.stop();
      channel.close();
    },
  };
};

/** A mail was written. */
export const wakeSender = (service: MailingService): void => service.mailSender?.wake();

export const stopSender = async (service: MailingService): Promise<void> =>
  service.mailSender?.stop();
