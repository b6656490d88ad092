import { settingsOf } from "./environment.settings.ts";
import { optional } from "../kernel/settings.ts";

/** What the operator's tools (REPL, `npm run shop`) read. */
export const operator = settingsOf({
  CARAVAN_TOKEN: optional("an access token of staff"),
});
