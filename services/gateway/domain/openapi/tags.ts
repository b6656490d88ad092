/** Operations by area: who needs them. */
import type { ActionContract } from "../../../../platform/contract/contract.ts";
import { pascal } from "./names.ts";

const areas = ["Storefront", "Back office", "Operations"] as const;
type Area = (typeof areas)[number];

const areaOf = ({ access, name }: ActionContract): Area => {
  if (name.startsWith("gateway.")) return "Operations";
  if (typeof access === "object") return access.scope === "admin" ? "Operations" : "Back office";
  return "Storefront";
};

/** `Storefront Carts`: the area, and the service. */
export const tagOf = (contract: ActionContract): string =>
  `${areaOf(contract)} ${pascal(contract.name.split(".")[0] as string)}`;

interface TagGroup {
  readonly [key: string]: string | readonly string[];
  readonly name: Area;
  readonly tags: readonly string[];
}

/** The tags of each area, for readers that show groups (`x-tagGroups`). */
export const tagGroups = (contracts: readonly ActionContract[]): readonly TagGroup[] => {
  const tags = [...new Set(contracts.map(tagOf))].sort();
  return areas
    .map((name) => ({ name, tags: tags.filter((tag) => tag.startsWith(`${name} `)) }))
    .filter((group) => group.tags.length > 0);
};
