import type { Service, ServiceBroker } from "moleculer";

const prefix = "cache.clean";

/** What whoever keeps answers of services listens to. */
export const answersEvent = `${prefix}.*`;

/**
 * Says to every process that public answers of this service may have changed. At most once:
 * a lost word must be made up for by an end of what is kept.
 */
export const answersChanged = (service: Service): void =>
  void service.broker.broadcast(`${prefix}.${service.name}`);

/** Empties what this process keeps of others' answers: after words may have been lost. */
export const forgetAnswers = (broker: ServiceBroker): void =>
  void broker.broadcastLocal(`${prefix}.all`);
