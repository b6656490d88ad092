import { NatsError } from "nats";

/** `CARAVAN_orders`: the stream of a source. */
export const streamOf = (source: string): string => `CARAVAN_${source}`;

/** `caravan.events.orders.placed`: where an event of that type is published. */
export const subjectOf = (type: string): string => `caravan.events.${type}`;

/** Where JetStream responds. */
export const JETSTREAM_API = "$JS.API";
/** Where it responds to an account that it is not in: under its own name the server itself would respond there. */
export const IMPORTED_API = "caravan.js";

/** Header of a message: id of the journal that its event is of. */
export const JOURNAL_HEADER = "Caravan-Journal";

/** `orders` of `orders.placed`. */
export const sourceOf = (type: string): string => type.split(".")[0] ?? "";

/** https://github.com/nats-io/nats-server/blob/main/server/errors.json */
const codes = {
  streamMissing: 10059,
  streamDiffers: 10058,
  consumerMissing: 10014,
  /** Of class 500, yet for ever: a configuration that is not valid, replicas where there is no cluster. */
  refused: [10052, 10074],
};

const is = (error: unknown, code: number): boolean =>
  error instanceof NatsError && error.api_error?.err_code === code;

/** There is no stream of this name. */
export const isStreamMissing = (error: unknown): boolean => is(error, codes.streamMissing);
/** There is a stream of this name with another configuration. */
export const isStreamDiffering = (error: unknown): boolean => is(error, codes.streamDiffers);
/** There is no consumer of this name. */
export const isConsumerMissing = (error: unknown): boolean => is(error, codes.consumerMissing);

/** Nobody listens: no stream takes the subject, or JetStream is not there (yet). */
export const isNobody = (error: unknown): boolean =>
  error instanceof NatsError && error.code === "503" && !error.api_error;

/** The server understood and refuses: asking again does not change it. */
export const isRefusal = (error: unknown): boolean => {
  if (!(error instanceof NatsError)) return true;
  if (error.isPermissionError()) return true;
  const { code = 503, err_code: errCode = 0 } = error.api_error ?? {};
  return code < 500 || codes.refused.includes(errCode);
};
