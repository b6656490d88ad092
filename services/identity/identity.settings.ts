import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, optional, text } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  ADMIN_EMAIL: text({
    fallback: "admin@caravan.local",
    pattern: /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u,
    describe: "email of the first administrator",
  }),
  ADMIN_PASSWORD: optional(
    "password of the first administrator, else one is made and printed once",
  ),
  /** Seconds; short, because a token is believed until it expires. */
  ACCESS_TOKEN_TTL_S: integer({ min: 30, max: 900, fallback: 900 }),
  /** Days a session lives without a refresh. */
  SESSION_TTL_DAYS: integer({ min: 1, max: 365, fallback: 30 }),
});
