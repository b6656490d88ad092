/** Where a broker stands: whether it runs, and whether it reaches the others. */
import type { ServiceBroker } from "moleculer";

/** Whether this process reaches the others; true where it hosts the whole shop and there are none. */
export const isConnected = ({ transit }: ServiceBroker): boolean =>
  !transit || transit.connected !== false;

/** Whether it runs: false before it has started, and from the first moment of a stop, whose hooks come a delay later. */
export const isRunning = ({ started }: ServiceBroker): boolean => started;
