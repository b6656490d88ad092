import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { pick } from "../../../../platform/contract/contract.ts";
import { isCurrency } from "../../../../platform/contract/money.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { DuplicateError } from "../../../../platform/storage/collection.ts";
import { record } from "../../adapters/audit-chain.ts";
import { newestFirst } from "../../adapters/newest-first.ts";
import { channels, type StoredChannel } from "../../identity.store.ts";
import {
  Channel,
  CHANNELS_MAX,
  DEFAULT_CHANNEL,
  storefrontFaults,
  type storefrontActions as contract,
} from "../../storefronts.contract.ts";

const view = (channel: StoredChannel): Channel => pick(Channel, channel);

const noted = (ctx: ServiceContext, action: string, subject: string): Promise<void> =>
  record(ctx, { actor: ctx.principal?.id ?? "system", action, subject });

/** Makes the channel that every shop has, where it is not there yet: in a new shop, and in one of an earlier version. */
export const ensureDefaultChannel = async (ctx: ServiceContext): Promise<void> => {
  const store = ctx.collection(channels);
  if (await store.get(DEFAULT_CHANNEL)) return;
  const made = { id: DEFAULT_CHANNEL, version: 1, name: "Default", createdAt: ctx.now() };
  try {
    await store.insert(made);
  } catch (error) {
    // Another copy was faster.
    if (!(error instanceof DuplicateError)) throw error;
  }
};

const currencyFault = (currency: string | null | undefined): Fault | undefined => {
  if (currency === null || currency === undefined || isCurrency(currency)) return undefined;
  const errors = [{ pointer: "/currency", message: "is no currency of ISO 4217" }];
  return common.VALIDATION_FAILED({ errors });
};

/** GET /v1/channels */
export const listChannels: Handler<typeof contract.listChannels> = async (ctx) => {
  const page = await newestFirst(ctx, channels);
  return isFault(page) ? page : { items: page.items.map(view), next: page.next };
};

/** GET /v1/channels/{channelId} */
export const getChannel: Handler<typeof contract.getChannel> = async (ctx) => {
  const { channelId: id } = ctx.params;
  const channel = await ctx.collection(channels).get(id);
  return channel ? view(channel) : common.NOT_FOUND({ id });
};

/** POST /v1/channels */
export const createChannel: Handler<typeof contract.createChannel> = async (ctx) => {
  const { name, currency } = ctx.params;
  const refusal = currencyFault(currency);
  if (refusal) return refusal;
  const store = ctx.collection(channels);
  if ((await store.count({})) >= CHANNELS_MAX)
    return storefrontFaults.CHANNEL_LIMIT({ limit: CHANNELS_MAX });
  const base = { id: ctx.newId("chn"), version: 1, name, createdAt: ctx.now() };
  const made = { ...base, ...defined({ currency }) };
  await store.put(made);
  await noted(ctx, "channelMade", made.id);
  return view(made);
};

/** PATCH /v1/channels/{channelId} */
export const changeChannel: Handler<typeof contract.changeChannel> = async (ctx) => {
  const { channelId: id, name, currency, expectedVersion } = ctx.params;
  const store = ctx.collection(channels);
  const channel = await store.get(id);
  if (!channel) return common.NOT_FOUND({ id });
  const refusal = currencyFault(currency);
  if (refusal) return refusal;
  const version = expectedVersion ?? channel.version;
  const changed = await store.update(
    { id, version },
    {
      $set: defined({ name, currency: currency ?? undefined }),
      ...(currency === null ? { $unset: { currency: true as const } } : {}),
    },
  );
  if (!changed) {
    const now = await store.get(id);
    return common.PRECONDITION_FAILED({ version: now?.version ?? channel.version });
  }
  await noted(ctx, "channelChanged", id);
  return view(changed);
};
