import type { Service } from "moleculer";

/** Listened to by whoever caches responses of services. */
export const staleEvent = "cache.clean.*";

/**
 * Announces to every process that public responses of this service may have changed. At most once:
 * what is cached must expire by itself, too.
 */
export const announceStale = (service: Service): void =>
  void service.broker.broadcast(`cache.clean.${service.name}`);
