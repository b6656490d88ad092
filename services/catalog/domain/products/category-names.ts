/** A category as far as products name it. */
export interface Named {
  readonly id: string;
  readonly handle: string;
}

/** How products name categories: both ways. */
export interface CategoryNames {
  /** The id of the category that an id or a handle names. */
  readonly idOf: (name: string) => string | undefined;
  /** The handle it has now, by its id. */
  readonly handleOf: (id: string) => string | undefined;
}

export const categoryNames = (all: readonly Named[]): CategoryNames => {
  const byId = new Map(all.map(({ id, handle }) => [id, handle]));
  const byHandle = new Map(all.map(({ id, handle }) => [handle, id]));
  return {
    idOf: (name) => (byId.has(name) ? name : byHandle.get(name)),
    handleOf: (id) => byId.get(id),
  };
};

/** The handles of a product's categories as they are now; a category that is gone is not shown. */
export const shownCategories = (
  stored: readonly string[],
  { idOf, handleOf }: CategoryNames,
): string[] => stored.flatMap((name) => handleOf(idOf(name) ?? "") ?? []);

/** The same categories by id, each once; what names none stays. */
export const namedById = (stored: readonly string[], { idOf }: CategoryNames): string[] => [
  ...new Set(stored.map((name) => idOf(name) ?? name)),
];

/** Whether every category that there is is named by its id. */
export const isNamedById = (
  { categories }: { readonly categories: readonly string[] },
  { idOf }: CategoryNames,
): boolean => categories.every((name) => (idOf(name) ?? name) === name);
