import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { newId } from "../../../../platform/broker/ids.ts";
import type { Fault } from "../../../../platform/kernel/fault.ts";
import { subscribe } from "../../../../platform/messaging/consumer.ts";
import { aggregate } from "../../../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../../../platform/storage/collection.ts";
import { noteDecider, type Note } from "./note.ts";
import { written } from "./written.contract.ts";

interface Received extends Doc {
  readonly times: number;
  readonly by: string;
}
export const notes = aggregate("notes", noteDecider);
export const receivedNotes = collection<Received>("heard");

export const writeNote = (
  ctx: ServiceContext,
  title: string,
  body: string,
): Promise<Note | Fault> => ctx.execute(notes, newId("note"), { title, body });

export const findNote = (ctx: ServiceContext, id: string): Promise<Note | undefined> =>
  ctx.collection(notes.declaration).get(id);

/** Each event once, by whichever version was given it. */
export const subscriptions = [
  subscribe(written, async (ctx, { subject }) => {
    const all = ctx.collection(receivedNotes);
    const by = `v${String(ctx.own.version)}`;
    const [id, times] = [subject, 1];
    if ((await all.insertMissing([{ id, version: 1, times, by }])) === 1) return;
    await all.update({ id }, { $inc: { times: 1 } });
  }),
];
