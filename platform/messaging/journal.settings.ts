import { integer, variable } from "../kernel/settings.ts";
import { settingsOf } from "../runtime/environment.settings.ts";

/** How long a journal keeps what nobody needs any more. */
export const settings = settingsOf({
  JOURNAL_RETENTION_MS: variable(
    "Milliseconds that events about something that was removed (a cart, a session) stay in the journal; a consumer that was away for longer reads the rest from the first again",
    integer({ min: 1_000, max: 315_360_000_000, fallback: 86_400_000 }),
  ),
});
