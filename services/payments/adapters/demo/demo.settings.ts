import { checked, optional, text, variable } from "../../../../platform/kernel/settings.ts";
import { settingsOf } from "../../../../platform/runtime/environment.settings.ts";

const originProblem = (origin: string): string | undefined =>
  URL.canParse(origin) && new URL(origin).origin === origin
    ? undefined
    : "is no origin: set scheme and host, such as http://127.0.0.1:3000";

const ownPort = Number(process.env.PORT) || 3000;

export const settings = settingsOf({
  DEMO_PROVIDER_URL: variable(
    "Where the process of the demo provider is; without it the shop starts one of its own, with its ledger under `DATA_DIR`",
    optional("address of the process, http://host:port", /^https?:\/\/[\w.:[\]-]{1,250}$/u),
    { outside: true },
  ),
  DEMO_PROVIDER_SECRET: variable(
    "What that process was started with as `--secret`; needed together with `DEMO_PROVIDER_URL`",
    optional("at least 16 characters", /^[\w-]{16,100}$/u),
    { secret: true },
  ),
  DEMO_SHOP_URL: variable(
    "The origin at which browsers reach the gateway, for the demo provider's page and its webhooks",
    checked(
      text({ fallback: `http://127.0.0.1:${ownPort}`, describe: "origin of the shop" }),
      originProblem,
    ),
    { fallback: "http://127.0.0.1:3000, or the gateway's PORT" },
  ),
});
