import { beforeAll, expect, test } from "@jest/globals";
import { connect, nanos, type JetStreamManager } from "nats";
import { until } from "../../support/client.ts";
import type { Mesh } from "../../support/mesh.ts";
import { documentsOf, filesWith } from "./mesh-stores.ts";
import { erasePerson, plantPerson, type Person } from "./person.ts";

const DAY_MS = 86_400_000;

const onStreams = async <T>(mesh: Mesh, ask: (jsm: JetStreamManager) => Promise<T>): Promise<T> => {
  const connection = await connect({ servers: mesh.nats.url });
  try {
    return await ask(await connection.jetstreamManager());
  } finally {
    await connection.close();
  }
};

/** Who is erased is in no store of a mesh any more. */
export const erasingCases = (meshOf: () => Mesh): void => {
  let person: Person;
  const holding = async (text: string): Promise<string[]> =>
    [...(await documentsOf(meshOf()))]
      .filter(([, doc]) => doc.includes(text))
      .map(([where]) => where);
  beforeAll(async () => {
    person = await plantPerson(meshOf());
  }, 120_000);

  test("a person who is erased is in no document any more, but in the books (D.3)", async () => {
    for (const text of [...person.gone, ...person.booked])
      expect(await holding(text)).not.toEqual([]);
    await erasePerson(meshOf(), person);
    await until("the documents", async () => {
      const found = await Promise.all(person.gone.map(holding));
      return found.flat().length === 0;
    });
    for (const text of person.booked)
      expect(await holding(text)).toEqual([`caravan_orders.orders ${person.placedId}`]);
  }, 120_000);

  test("NATS keeps events for a week, and one that is purged is filled without the person (D.3)", async () => {
    const { folder } = meshOf().nats;
    const [email = ""] = person.gone;
    expect(filesWith(folder, email)).not.toEqual([]);
    const before = await onStreams(meshOf(), async (jsm) => {
      const streams = await jsm.streams.list().next();
      expect(streams.map(({ config }) => config.max_age)).toEqual(
        streams.map(() => nanos(7 * DAY_MS)),
      );
      for (const { config } of streams) await jsm.streams.purge(config.name);
      return new Map(streams.map(({ config, state }) => [config.name, state.messages]));
    });
    await until("the streams to be filled again", () =>
      onStreams(meshOf(), async (jsm) => {
        const streams = await jsm.streams.list().next();
        // Beside events each has marks, of which there may be fewer now.
        return streams.every(
          ({ config, state }) => state.messages >= (before.get(config.name) ?? 0) * 0.9 - 2,
        );
      }),
    );
    await until("the files", async () =>
      person.gone.every((text) => filesWith(folder, text).length === 0),
    );
  }, 120_000);
};
