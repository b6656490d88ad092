import moleculer from "moleculer";

/**
 * What a call ends with while NATS is away: at once, so that nothing waits in a buffer and is carried out when nobody expects it
 * any more. Not retryable: a moment later it is no better, and every repetition would be a line of the log.
 */
export const natsAway = (): Error =>
  new moleculer.Errors.MoleculerError("NATS is not connected", 503, "NATS_AWAY", {});
