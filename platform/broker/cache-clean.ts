import type { Service } from "moleculer";

/** What whoever keeps answers of services listens to. */
export const answersEvent = "cache.clean.*";

/**
 * Says to every process that public answers of this service may have changed. At most once:
 * a lost word must be made up for by an end of what is kept.
 */
export const answersChanged = (service: Service): void =>
  void service.broker.broadcast(`cache.clean.${service.name}`);
