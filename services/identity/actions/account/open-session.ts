import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { newSecretId } from "../../../../platform/broker/ids.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { record } from "../../adapters/audit-chain.ts";
import { rememberDevice } from "../../adapters/devices.ts";
import { hashOf, newRefreshToken } from "../../adapters/token-signer.ts";
import type { Tokens } from "../../identity.schemas.ts";
import { sessions } from "../../identity.store.ts";
import { sessionEnd, tokensFor } from "../tokens.ts";
import type { Admitted } from "../totp/admit.ts";

/** A session of who has proven to be the user: its tokens, and that of the device. */
export const openSession = async (
  ctx: ServiceContext,
  { user }: Admitted,
  { at, deviceToken: token }: { readonly at: string; readonly deviceToken: string | undefined },
): Promise<Tokens | Fault> => {
  const { id: userId } = user;
  const sessionId = newSecretId("ses");
  const refreshToken = newRefreshToken(sessionId);
  const hash = hashOf(refreshToken);
  const command = { type: "Open", userId, hash, at, until: sessionEnd(at) } as const;
  const opened = await ctx.execute(sessions, sessionId, command);
  if (isFault(opened)) return opened;
  await record(ctx, { actor: userId, action: "signedIn", subject: userId });
  const deviceToken = await rememberDevice(ctx, { userId, sessionId, token });
  return { ...(await tokensFor(ctx, user, sessionId, refreshToken)), deviceToken };
};
