import type { Service } from "moleculer";
import { aggregate, execute, stateOf } from "../../../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../../../platform/storage/collection.ts";
import { on } from "../../../../platform/messaging/consumer.ts";
import { newId } from "../../../../platform/broker/ids.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { collectionOf } from "../../../../platform/storage/stores.ts";
import { noteDecider, type Note } from "./note.ts";
import { written } from "./written.contract.ts";

interface Heard extends Doc {
  readonly times: number;
  readonly by: string;
}
export const notes = aggregate("notes", noteDecider);
export const heardNotes = collection<Heard>("heard");

export const writeNote = async (service: Service, title: string, body: string): Promise<Note> => {
  const executed = await execute(service, notes, newId("note"), { title, body });
  if (isFault(executed)) throw new Error(executed.code);
  return executed.state;
};

export const findNote = async (service: Service, id: string): Promise<Note | undefined> => {
  const found = await collectionOf(service, notes.declaration).get(id);
  return found && stateOf<Note>(found);
};

/** Each event once, by whichever version was given it. */
export const listening = [
  on(written, async function ({ subject }) {
    const all = collectionOf(this, heardNotes);
    const by = `v${String(this.version)}`;
    const [id, times] = [subject, 1];
    if ((await all.insertMissing([{ id, version: 1, times, by }])) === 1) return;
    await all.update({ id }, { $inc: { times: 1 } });
  }),
];
