import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, optional, text, variable } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  ADMIN_EMAIL: variable(
    "The administrator made at the first start",
    text({
      fallback: "admin@caravan.local",
      pattern: /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u,
      describe: "email of the first administrator",
    }),
  ),
  ADMIN_PASSWORD: variable(
    "That administrator's password",
    optional("password of the first administrator, else one is made and printed once"),
    { secret: true },
  ),
  ACCESS_TOKEN_TTL_S: variable(
    "Seconds an access token is believed; short, because nothing calls it back",
    integer({ min: 30, max: 900, fallback: 900 }),
  ),
  SESSION_TTL_DAYS: variable(
    "Days a session lives without a refresh",
    integer({ min: 1, max: 365, fallback: 30 }),
  ),
});
