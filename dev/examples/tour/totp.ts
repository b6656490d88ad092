/** Somebody with an authenticator app. */
import { appCode } from "../../../test/support/parts/authenticator.ts";
import type { Tour } from "./shared.ts";

const who = { email: "app@example.org", password: "a password of some length" };

export const totp = async ({ record, quiet, quietlyAs, staff }: Tour): Promise<void> => {
  const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` });
  await quiet("identityRegister", { body: who });
  const session = await quiet("identitySignIn", { body: who });
  const steppedUp = async () => {
    const { password } = who;
    const again = await quietlyAs(bearer(session.accessToken))("identityStepUp", {
      body: { password },
    });
    return bearer(again.accessToken);
  };
  const ask = record.as(await steppedUp());
  const app = await ask("identitySetUpTotp");
  const code = appCode(String(app["secret"]));
  await ask("identityConfirmTotp", { body: { code } });
  const { id } = await quietlyAs(bearer(session.accessToken))("identityMe");
  await ask("identityRemoveTotp");
  await staff("identityRemoveTotpOf", { path: { id: String(id) } });
};
