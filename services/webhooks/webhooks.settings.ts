import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { checked, integer, list, variable } from "../../platform/kernel/settings.ts";
import { isRange } from "../../platform/runtime/address-ranges.ts";

export const settings = settingsOf({
  WEBHOOK_ALLOW_ADDRESSES: variable(
    "Addresses and ranges that webhooks may reach though they are not public, over http too: for development",
    checked(list([]), (ranges) => {
      const wrong = ranges.find((range) => !isRange(range));
      return wrong === undefined
        ? undefined
        : "is no list of addresses: set such as 127.0.0.1,10.1.0.0/16,::1";
    }),
    { outside: true },
  ),
  WEBHOOK_LOG_DAYS: variable(
    "Days for which deliveries of webhooks can be read and replayed; longer than they are tried",
    integer({ min: 4, max: 365, fallback: 30 }),
  ),
});
