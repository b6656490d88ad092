import { AsyncLocalStorage } from "node:async_hooks";

const background = new AsyncLocalStorage<boolean>();

/**
 * Runs `work` as what no caller waits for: events on their way, and what they change. Its writes may become durable a
 * little later than those of requests, together with others.
 */
export const inBackground = <T>(work: () => T): T => background.run(true, work);

/** Whether nobody waits for what is done now. */
export const isInBackground = (): boolean => background.getStore() === true;
