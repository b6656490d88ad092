/** Storefronts: the channels that they sell for, and the keys that name one. */
import {
  action,
  closedObject,
  Currency,
  Id,
  Instant,
  Paging,
  pageOf,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";

/** The channel that every shop has. */
export const DEFAULT_CHANNEL = "default";
/** Channels of one shop. */
export const CHANNELS_MAX = 100;
/** How the text of a publishable key begins. It is no secret: every visitor of the storefront has it. */
export const PUBLISHABLE_KEY_PREFIX = "pk_caravan_";
/** Random bytes in it. */
export const PUBLISHABLE_KEY_BYTES = 16;
/** Keys of one shop that are good at one time: gateways hold them all. */
export const PUBLISHABLE_KEYS_MAX = 200;

const limit = { limit: Type.Integer() };
export const storefrontFaults = catalogue({
  CHANNEL_LIMIT: [409, "There are as many channels as a shop may have", limit],
  PUBLISHABLE_KEY_LIMIT: [
    409,
    "There are as many publishable keys as a shop may have: revoke one first",
    limit,
  ],
});

const Name = Type.String({ minLength: 1, maxLength: 100 });
const channelCurrency = {
  ...Currency,
  description: "Of what its storefronts ask for without a currency; absent: the shop's `CURRENCY`",
};

export const Channel = closedObject(
  {
    id: Id,
    name: Name,
    currency: Type.Optional(channelCurrency),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { title: "Channel" },
);
export type Channel = Static<typeof Channel>;

const Origin = Type.String({
  minLength: 8,
  maxLength: 260,
  pattern: "^https?://[a-z0-9.:\\[\\]-]+$",
  description: "As browsers send it: `https://shop.example`, without a path",
});

export const PublishableKey = closedObject(
  {
    id: Id,
    key: Type.String({ description: "For `X-Publishable-Key`; everybody may know it" }),
    name: Name,
    channelId: Id,
    origins: Type.Array(Origin, {
      maxItems: 20,
      description: "Of the pages that may send it; none: programs alone",
    }),
    status: Type.Union([Type.Literal("active"), Type.Literal("revoked")]),
    createdAt: Instant,
    revokedAt: Type.Optional(Instant),
    version: Type.Integer(),
  },
  { title: "PublishableKey" },
);
export type PublishableKey = Static<typeof PublishableKey>;

const staff = { scope: "admin" } as const;
const ifMatch = { expectedVersion: Type.Optional(Type.Integer()) };
const { origins } = PublishableKey.properties;

const channels = "/channels";
const ofChannel = `${channels}/{channelId}`;

export const listChannels = action({
  name: "identity.listChannels",
  summary: "Channels: `default`, then the newest",
  params: closedObject({ ...Paging }),
  returns: pageOf(Channel),
  access: staff,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: channels },
});

export const getChannel = action({
  name: "identity.getChannel",
  summary: "One channel",
  params: closedObject({ channelId: Id }),
  returns: Channel,
  access: staff,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: ofChannel },
});

export const createChannel = action({
  name: "identity.createChannel",
  summary: "Makes a channel, which publishable keys can name",
  params: closedObject({ name: Name, currency: Type.Optional(channelCurrency) }),
  returns: Channel,
  access: staff,
  faults: [storefrontFaults.CHANNEL_LIMIT],
  rest: { method: "POST", path: channels, status: 201, location: "/v1/channels/{id}" },
});

export const changeChannel = action({
  name: "identity.changeChannel",
  summary: "Changes the fields of a channel that are sent; a currency of null is the shop's",
  params: closedObject({
    channelId: Id,
    name: Type.Optional(Name),
    currency: Type.Optional(Type.Union([channelCurrency, Type.Null()])),
    ...ifMatch,
  }),
  returns: Channel,
  access: staff,
  faults: [common.NOT_FOUND],
  rest: { method: "PATCH", path: ofChannel, ifMatch: true },
});

const path = "/publishable-keys";
const ofOne = `${path}/{id}`;

export const createPublishableKey = action({
  name: "identity.createPublishableKey",
  summary:
    "Makes a key that names a channel, `default` if none is sent, and the origins of its pages",
  params: closedObject({ name: Name, channelId: Type.Optional(Id), origins }),
  returns: PublishableKey,
  access: staff,
  faults: [storefrontFaults.PUBLISHABLE_KEY_LIMIT],
  rest: { method: "POST", path, status: 201, location: `/v1${ofOne}` },
});

export const listPublishableKeys = action({
  name: "identity.listPublishableKeys",
  summary: "Publishable keys, newest first, those that were revoked too",
  params: closedObject({ ...Paging }),
  returns: pageOf(PublishableKey),
  access: staff,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path },
});

export const getPublishableKey = action({
  name: "identity.getPublishableKey",
  summary: "One publishable key",
  params: closedObject({ id: Id }),
  returns: PublishableKey,
  access: staff,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: ofOne },
});

export const changePublishableKey = action({
  name: "identity.changePublishableKey",
  summary: "Changes the name or the origins of a publishable key, at every gateway within 5 s",
  params: closedObject({
    id: Id,
    name: Type.Optional(Name),
    origins: Type.Optional(origins),
    ...ifMatch,
  }),
  returns: PublishableKey,
  access: staff,
  faults: [common.NOT_FOUND],
  rest: { method: "PATCH", path: ofOne, ifMatch: true },
});

export const revokePublishableKey = action({
  name: "identity.revokePublishableKey",
  summary: "Ends a publishable key for good, at every gateway within 5 s",
  params: closedObject({ id: Id }),
  returns: PublishableKey,
  access: staff,
  faults: [common.NOT_FOUND],
  rest: { method: "POST", path: `${ofOne}/revoke` },
});

/** Gateways ask: few keys, all of them public. */
export const activePublishableKeys = action({
  name: "identity.activePublishableKeys",
  summary: "The publishable keys that are good now",
  params: closedObject({}),
  returns: closedObject({
    items: Type.Array(
      closedObject({
        key: Type.String(),
        channelId: Id,
        currency: Type.Optional(Currency),
        origins: Type.Array(Type.String()),
      }),
    ),
  }),
  access: "internal",
  idempotent: true,
  timeoutMs: 3_000,
});

export const storefrontActions = {
  listChannels,
  getChannel,
  createChannel,
  changeChannel,
  createPublishableKey,
  listPublishableKeys,
  getPublishableKey,
  changePublishableKey,
  revokePublishableKey,
  activePublishableKeys,
};
