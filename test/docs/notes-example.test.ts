/** The example of docs/examples/notes, run embedded. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { contract } from "../../docs/examples/notes/notes.contract.ts";
import notes from "../../docs/examples/notes/notes.service.ts";
import { journalOf } from "../../platform/messaging/journal.ts";
import { relayOf } from "../../platform/messaging/relay.ts";
import { startServices, type Started } from "../support/broker.ts";

const { actions } = contract;
let shop: Started;
beforeAll(async () => {
  shop = await startServices([notes]);
});
afterAll(() => shop.stop());

test("notes are written, read, changed and removed, and each change is published", async () => {
  const note = await shop.call(actions.create, { text: "Buy milk", tag: "home" });
  expect(note).toEqual({ id: note.id, version: 1, text: "Buy milk", tag: "home" });
  await shop.call(actions.create, { text: "Sell milk" });
  expect((await shop.call(actions.list, { tag: "home" })).items).toEqual([note]);
  expect((await shop.call(actions.list, {})).items).toHaveLength(2);
  const change = { noteId: note.id, expectedVersion: 1, text: "Buy oat milk", tag: null };
  const changed = await shop.call(actions.change, change);
  expect(changed).toEqual({ id: note.id, version: 2, text: "Buy oat milk" });
  await expect(shop.call(actions.change, change)).rejects.toMatchObject({
    type: "PRECONDITION_FAILED",
  });
  expect(await shop.call(actions.get, { noteId: note.id })).toEqual(changed);
  expect(await shop.call(actions.remove, { noteId: note.id })).toBeNull();
  await expect(shop.call(actions.get, { noteId: note.id })).rejects.toMatchObject({
    type: "NOT_FOUND",
  });
  const service = shop.broker.getLocalService({ name: "notes", version: 1 }) as Service;
  await relayOf(service).idle();
  const journal = await journalOf(service).read(0, 10);
  const about = journal.map(({ event }) => event).filter(({ subject }) => subject === note.id);
  expect(about.map(({ type }) => type)).toEqual([
    "notes.created",
    "notes.changed",
    "notes.removed",
  ]);
});
