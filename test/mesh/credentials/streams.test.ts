import { expect, test } from "@jest/globals";
import { migrateStreams } from "../../../tasks/migrate/streams.ts";
import { loadServices } from "../../../tasks/start/services.ts";
import { refusals, services, withUsers } from "./support.ts";

const names = services.map(({ name }) => name);

/** Whatever sets up, changes, reads or removes a stream or a consumer, or moves its place. */
const setUp = (stream: string, consumer: string): string[] => [
  ...["CREATE", "UPDATE", "DELETE", "PURGE", "RESTORE", "SNAPSHOT"].map(
    (verb) => `$JS.API.STREAM.${verb}.${stream}`,
  ),
  ...["GET", "DELETE"].map((verb) => `$JS.API.STREAM.MSG.${verb}.${stream}`),
  `$JS.API.DIRECT.GET.${stream}`,
  ...["CREATE", "DURABLE.CREATE", "DELETE", "PAUSE", "RESET"].map(
    (verb) => `$JS.API.CONSUMER.${verb}.${stream}.${consumer}`,
  ),
  `$JS.API.CONSUMER.CREATE.${stream}.${consumer}.caravan.events.>`,
  `$JS.API.CONSUMER.CREATE.${stream}`,
];

withUsers("the streams of events (F.2)", ({ as, optionsOf }) => {
  test.each(names)("%s sets up none, not even its own", async (name) => {
    const thief = await as(name);
    const subjects = [
      ...names.flatMap((other) => setUp(`CARAVAN_${other}`, name)),
      ...setUp("MINE", name),
      ...["STREAM.NAMES", "STREAM.LIST", "INFO", "ACCOUNT.INFO"].map((api) => `$JS.API.${api}`),
    ];
    const refused = await refusals(thief, () =>
      subjects.forEach((subject) => thief.publish(subject, "{}")),
    );
    expect(refused).toEqual(subjects.map((subject) => `publish ${subject}`));
  });

  test("each user reaches what is its own, and nothing of the others", async () => {
    await migrateStreams(await loadServices([]), { connection: optionsOf("operator") });
    for (const { name, publishes, sources } of services) {
      const thief = await as(name);
      const own = new Set([
        ...(publishes ? [`$JS.API.STREAM.INFO.CARAVAN_${name}`, `caravan.events.${name}.x`] : []),
        ...sources.flatMap((source) => [
          `$JS.API.CONSUMER.INFO.CARAVAN_${source}.${name}`,
          `$JS.API.CONSUMER.MSG.NEXT.CARAVAN_${source}.${name}`,
          `$JS.ACK.CARAVAN_${source}.${name}.1.1.1.1.1`,
        ]),
      ]);
      const all = names.flatMap((source) => [
        `$JS.API.STREAM.INFO.CARAVAN_${source}`,
        `caravan.events.${source}.x`,
        ...names.flatMap((listener) => [
          `$JS.API.CONSUMER.INFO.CARAVAN_${source}.${listener}`,
          `$JS.API.CONSUMER.MSG.NEXT.CARAVAN_${source}.${listener}`,
          `$JS.ACK.CARAVAN_${source}.${listener}.1.1.1.1.1`,
        ]),
      ]);
      const refused = await refusals(thief, () =>
        all.forEach((subject) => thief.publish(subject, "{}")),
      );
      expect([name, all.filter((one) => !refused.includes(`publish ${one}`)).sort()]).toEqual([
        name,
        [...own].sort(),
      ]);
    }
  }, 120_000);
});
