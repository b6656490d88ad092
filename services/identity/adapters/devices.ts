/** Devices that a user has signed in from: what others try keeps nobody out who comes from one. */
import { randomBytes } from "node:crypto";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { devices, type StoredDevice } from "../identity.store.ts";
import { hashOf } from "./token-signer.ts";

const DEVICE_MS = 180 * 86_400_000;
/** Of more than these the one that was longest not used is forgotten. */
const DEVICES_MAX = 10;

/** The device of a token, if it is this user's. */
export const deviceOf = async (
  ctx: ServiceContext,
  token: string | undefined,
  userId: string | undefined,
): Promise<StoredDevice | undefined> => {
  const found = token === undefined ? undefined : await ctx.collection(devices).get(hashOf(token));
  return found?.userId === userId && found && found.expiresAt > ctx.now() ? found : undefined;
};

/** A user signed in: the token of the device, the same where it has one. */
export const rememberDevice = async (
  ctx: ServiceContext,
  { userId, sessionId, token }: { userId: string; sessionId: string; token: string | undefined },
): Promise<string> => {
  const store = ctx.collection(devices);
  const at = ctx.now();
  const expiresAt = plusMs(at, DEVICE_MS);
  const known = await deviceOf(ctx, token, userId);
  // One of a mail was for this once.
  if (known?.sessionId === "") await store.remove({ id: known.id });
  else if (known && token !== undefined) {
    const filter = { id: known.id, userId };
    if (await store.update(filter, { $set: { sessionId, expiresAt } })) return token;
  }
  const made = randomBytes(32).toString("base64url");
  const device = { id: hashOf(made), version: 1, userId, sessionId, rememberedAt: at, expiresAt };
  await store.insert(device);
  const all = await store.find({ userId }, { sort: [["expiresAt", -1]] });
  const old = all.slice(DEVICES_MAX).map(({ id }) => id);
  if (old.length > 0) await store.remove({ id: { $in: old } });
  return made;
};

/** A token of a mail, with which its owner has set a password: it passes as a device's for a while. */
export const trustToken = async (
  ctx: ServiceContext,
  { userId, token, ms }: { userId: string; token: string; ms: number },
): Promise<void> => {
  const at = ctx.now();
  const times = { rememberedAt: at, expiresAt: plusMs(at, ms) };
  await ctx
    .collection(devices)
    .put({ id: hashOf(token), version: 1, userId, sessionId: "", ...times });
};

/** Forgets the devices of a user, or those of one session, or all but those of one. */
export const forgetDevices = async (
  ctx: ServiceContext,
  userId: string,
  { of, but }: { readonly of?: string; readonly but?: string } = {},
): Promise<void> => {
  const which = {
    ...(of === undefined ? {} : { $eq: of }),
    ...(but === undefined ? {} : { $ne: but }),
  };
  await ctx.collection(devices).remove({
    userId,
    ...(of === undefined && but === undefined ? {} : { sessionId: which }),
  });
};
