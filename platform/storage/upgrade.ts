import type { CollectionDeclaration, Doc } from "./collection.ts";

/** A document of form `from` in the declared form; `version` stays, since nothing about it changed. @throws when a step is missing or changes the id. */
export const upgradeDoc = (
  { name, upgrades, formVersion }: CollectionDeclaration,
  doc: Doc,
  from: number,
): Doc => {
  let made: Record<string, unknown> = { ...doc };
  for (let form = from + 1; form <= formVersion; form++) {
    const step = upgrades[form];
    if (!step) throw new Error(`${name}: there is no upgrade to form ${form}.`);
    made = step(made);
  }
  if (made["id"] !== doc.id) throw new Error(`${name}: an upgrade changed the id of ${doc.id}.`);
  return { ...made, id: doc.id, version: doc.version };
};
