import { node } from "../../runtime/node.settings.ts";
import { settingsOf } from "../../runtime/environment.settings.ts";
import { mongoUrlOf, ownMongoUrl } from "./mongo-url.ts";
import { ConfigurationError } from "../../kernel/configuration-error.ts";
import { integer, optional, variable } from "../../kernel/settings.ts";
import { ownValue } from "../../kernel/own-value.ts";

/** What is read where stores are in MongoDB. */
export const mongo = settingsOf({
  MONGO_POOL_MAX: variable(
    "Connections of one service of this process to its MongoDB; what comes meanwhile waits",
    integer({ min: 1, max: 1_000, fallback: 20 }),
  ),
});

/** `MONGO_URL_<SERVICE>`: which there are, only the environment knows. */
const named = Object.keys(process.env)
  .filter((name) => /^MONGO_URL_[A-Z_]+$/u.test(name) && name !== "MONGO_URL_FILE")
  .map((name) => name.replace(/_FILE$/u, ""));
const own: Readonly<Record<string, string | undefined>> = settingsOf(
  Object.fromEntries(
    named.map((name) => [
      name,
      { ...optional("MongoDB of one service"), facts: { secret: true } as const },
    ]),
  ),
);

const found = (service: string): ReturnType<typeof mongoUrlOf> =>
  mongoUrlOf(service, { shared: node.MONGO_URL, own: ownValue(own, ownMongoUrl(service)) });

/** The URL of a service's database. @throws Error when there is none or it is malformed */
export const mongoUrlFor = (service: string): string => {
  const { url, problem } = { url: "", problem: undefined, ...found(service) };
  if (problem !== undefined) throw new ConfigurationError([problem]);
  return url;
};

/**
 * That each of these services has a database, and that no URL is for a service there is not (`known`: all there are).
 * @throws Error naming every problem
 */
export const assertMongo = (services: readonly string[], known: readonly string[]): void => {
  const urls = known.map(ownMongoUrl);
  const problems = [
    ...services.map(found).flatMap((one) => ("problem" in one ? [one.problem] : [])),
    ...named
      .filter((name) => !urls.includes(name))
      .map((name) => `${name} is of no service; there are ${known.join(", ")}`),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
};
