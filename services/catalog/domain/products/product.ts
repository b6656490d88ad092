import type { Decider, Decision, Fact } from "../../../../platform/domain/decider.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import type { ProductInput, ProductPatch, Status } from "../../products.contract.ts";
import { faults } from "../../products.contract.ts";
import { contentOf, patched } from "./content.ts";
import { factsOf } from "./facts.ts";
import { contentIn, type Content, type ProductState } from "./state.ts";

interface Wish {
  readonly at: string;
  /** Fresh ids for new variants: at least one for each variant sent. */
  readonly ids: readonly string[];
}
export type Command =
  | (Wish & { readonly type: "Create"; readonly handle: string; readonly input: ProductInput })
  | (Wish & { readonly type: "Replace"; readonly input: ProductInput })
  | (Wish & { readonly type: "Patch"; readonly patch: ProductPatch })
  | {
      readonly type: "Land";
      readonly content: Content;
      readonly status: Status;
      readonly importId: string;
      readonly at: string;
    }
  | { readonly type: "Publish" | "Archive" | "Delete"; readonly at: string };

const initial = (id: string): ProductState => ({
  id,
  handle: id,
  title: "",
  descriptionHtml: "",
  vendor: "",
  type: "",
  categories: [],
  tags: [],
  options: [],
  images: [],
  variants: [],
  status: "draft",
  createdAt: "",
  updatedAt: "",
});

/** The order of fields is no difference. */
const sorted = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether two contents say the same. */
export const same = (a: Content, b: Content): boolean =>
  JSON.stringify(contentIn(a), sorted) === JSON.stringify(contentIn(b), sorted);

type Saved = { content: Content; status: ProductState["status"]; at: string; importId?: string };

/** `saved` stays inside; the second fact tells the others. */
const save = (state: ProductState, saved: Saved): Decision => {
  const { content, status } = saved;
  if (status === "active" && content.variants.length === 0) return faults.NOTHING_TO_SELL();
  if (state.createdAt !== "" && status === state.status && same(state, content)) return [];
  const after = { ...state, ...content, status };
  const told =
    status === state.status || status === "draft"
      ? "catalog.productChanged"
      : status === "active"
        ? "catalog.productPublished"
        : "catalog.productArchived";
  return [
    { type: "saved", data: { ...saved } },
    { type: told, data: { ...factsOf(after, state.variants) } },
  ];
};

const gone: Partial<Content> = { variants: [], options: [], images: [], descriptionHtml: "" };

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const setStatus = (state: ProductState, { type, at }: Of<"Publish" | "Archive" | "Delete">) => {
  const content = contentIn(state);
  if (type === "Publish") return save(state, { content, status: "active", at });
  if (type === "Delete" && state.status === "draft") {
    const stone = { ...content, ...gone, handle: state.id };
    return save(state, { content: stone, status: "deleted", at });
  }
  return save(state, { content, status: "archived", at });
};

const write = (state: ProductState, command: Of<"Create" | "Replace" | "Patch">): Decision => {
  const { at, ids } = command;
  const input = command.type === "Patch" ? patched(state, command.patch) : command.input;
  const isNew = command.type === "Create";
  const content = contentOf(input, {
    before: isNew ? undefined : state,
    handle: command.type === "Create" ? command.handle : state.handle,
    ids,
  });
  if (isFault(content)) return content;
  return save(state, { content, status: input.status ?? (isNew ? "draft" : state.status), at });
};

const decide = (state: ProductState, command: Command): Decision => {
  switch (command.type) {
    case "Create":
      return state.createdAt === "" ? write(state, command) : [];
    case "Replace":
    case "Patch":
      return write(state, command);
    case "Land": {
      const { content, status, importId, at } = command;
      return save(state, { content, status, at, importId });
    }
    default:
      return setStatus(state, command);
  }
};

/** What an import did to a product; a second group of its rows does not make a created one a changed one. */
const landedBy = ({ landed, createdAt }: ProductState, importId: string) => {
  if (landed?.importId === importId) return landed;
  return { importId, outcome: createdAt === "" ? ("created" as const) : ("changed" as const) };
};

const evolve = (state: ProductState, fact: Fact): ProductState => {
  if (fact.type !== "saved") return state;
  const { content, status, at, importId } = fact.data as Saved;
  const { metadata: _metadata, landed: _landed, ...rest } = state;
  return {
    ...rest,
    ...content,
    status,
    createdAt: state.createdAt === "" ? at : state.createdAt,
    updatedAt: at,
    ...(importId ? { landed: landedBy(state, importId) } : {}),
  };
};

/** A product: saved as a whole, published, archived; deleted only while a draft. */
export const product: Decider<ProductState, Command, Fact> = { initial, decide, evolve };
