import type { Service } from "moleculer";
import type { CollectionDeclaration } from "./collection.ts";

/** A service with collections: its own and those that its mixins keep. */
export interface DeclaringService extends Service {
  declarations?: Map<string, CollectionDeclaration>;
}

/**
 * A mixin's `created` says here what its service stores; the storage opens with all of it.
 * @throws Error for two different declarations of one name
 */
export const declareCollections = (
  service: DeclaringService,
  declarations: readonly CollectionDeclaration[],
): void => {
  service.declarations ??= new Map();
  for (const declaration of declarations) {
    const before = service.declarations.get(declaration.name);
    if (before && before !== declaration)
      throw new Error(`${service.name}: two declarations of the collection "${declaration.name}".`);
    service.declarations.set(declaration.name, declaration);
  }
};
