import { checked, oneOf, optional, variable } from "../kernel/settings.ts";
import { inProduction, settingsOf } from "./environment.settings.ts";
import { masterKeyProblem } from "./master-keys.ts";

/** How what is stored is encrypted. */
export const encryption = settingsOf({
  SECRETS_KEY: variable(
    "What the keys of stored data are encrypted under: the same for all processes whose services store something. With NODE_ENV=production it must be set; else it is in the configuration folder of the user, made at the first start. Several, separated by commas: the first encrypts, the others are still read",
    checked(
      optional("32 bytes in base64 or hex, such as openssl rand -base64 32 prints"),
      (text) => (text === undefined ? undefined : masterKeyProblem(text)),
    ),
    { secret: true, tour: "Y2FyYXZhbi1kZXZlbG9wbWVudC1rZXktMDEyMzQ1Njc=" },
  ),
  ENCRYPTION_AT_REST: variable(
    "Whether what says who a person is is encrypted where it is stored. Keys and secrets always are",
    oneOf(["on", "off"], inProduction ? "on" : "off"),
    { fallback: "off, with NODE_ENV=production on" },
  ),
});

/** What a process whose services store something must be given in production, a line each. */
export const secretsProblems = (): readonly string[] =>
  inProduction && encryption.SECRETS_KEY === undefined
    ? [
        "SECRETS_KEY is not set, and NODE_ENV=production has no default for it: set what `openssl rand -base64 32` prints, and keep it apart from data and backups, which cannot be read without it",
      ]
    : [];
