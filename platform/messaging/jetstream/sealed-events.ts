/** What events say is encrypted in NATS, under SECRETS_KEY itself: every process that listens has it. */
import type { MasterKey } from "../../runtime/master-keys.ts";
import type { Sealing } from "../../storage/sealing/data-keys.ts";
import type { ConsumerSpec, StoredEvent } from "../bus.ts";

/** `<id of the key>.<text>`, in the place of the data. */
const sealedField = "_event";

const boundOf = ({ id, type, subject }: StoredEvent): string =>
  ["event", id, type, subject].join("\n");

const sealedIn = (event: StoredEvent): string | undefined => {
  const text: unknown = (event.data as object | undefined) && event.data[sealedField];
  return typeof text === "string" ? text : undefined;
};

/** @throws Error when the event is under a key that is not there, or was altered */
const opened = (event: StoredEvent, keys: readonly MasterKey[]): StoredEvent => {
  const sealed = sealedIn(event);
  if (sealed === undefined) return event;
  const [id, text = ""] = sealed.split(".", 2);
  const key = keys.find((one) => one.id === id);
  if (!key)
    throw new Error(
      `The event ${event.id} is encrypted under the key ${id} of SECRETS_KEY, which this process does not have.`,
    );
  const data = JSON.parse(key.cipher.decrypt(text, boundOf(event))) as StoredEvent["data"];
  return { ...event, data };
};

/** The text of an event as NATS stores it. */
export const textOf =
  (sealing: Sealing | undefined) =>
  (event: StoredEvent): string => {
    const [key] = sealing?.atRest ? sealing.masterKeys() : [];
    if (!key) return JSON.stringify(event);
    const text = key.cipher.encrypt(JSON.stringify(event.data), boundOf(event));
    return JSON.stringify({ ...event, data: { [sealedField]: `${key.id}.${text}` } });
  };

/** A consumer that is given events as they were published. One that cannot be decrypted fails as one that cannot be handled. */
export const openingSpec = (spec: ConsumerSpec, sealing: Sealing | undefined): ConsumerSpec => {
  if (!sealing) return spec;
  const { store, handle } = spec;
  return {
    ...spec,
    handle: async (event, epoch) => handle(opened(event, sealing.masterKeys()), epoch),
    store: {
      ...store,
      bury: (letter) => {
        const known = sealing.masterKeys();
        const isOpen = known.some(({ id }) => sealedIn(letter.event)?.startsWith(`${id}.`));
        return store.bury(isOpen ? { ...letter, event: opened(letter.event, known) } : letter);
      },
    },
  };
};
