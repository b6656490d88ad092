import { settingsOf } from "./environment.settings.ts";
import { optional, variable } from "../kernel/settings.ts";

/** What the operator's tools (REPL, `npm run shop`) read. */
export const operator = settingsOf({
  CARAVAN_TOKEN: variable(
    "An access token for `npm run repl` and `npm run shop`: what staff may do is done as its bearer",
    optional("an access token of staff"),
    { local: true, secret: true },
  ),
});
