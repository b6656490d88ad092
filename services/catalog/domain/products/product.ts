import { published } from "../../../../platform/contract/contract.ts";
import {
  commands,
  evolver,
  unchanged,
  type Decider,
  type Decision,
} from "../../../../platform/domain/decider.ts";
import { canonicalJson } from "../../../../platform/kernel/canonical-json.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  faults,
  productArchived,
  productChanged,
  productPublished,
  type ProductInput,
  type ProductPatch,
  type Status,
} from "../../catalog.contract.ts";
import { contentOf } from "./content.ts";
import { productFacts, type ProductEvent, type Save } from "./events.ts";
import { patched } from "./patch.ts";
import { contentIn, type ProductContent, type ProductState } from "./state.ts";

interface Edit {
  readonly at: string;
  /** Fresh ids for new variants: at least one for each variant sent. */
  readonly ids: readonly string[];
}
/** `Import` brings what a file makes of the product; descriptions are clean before they are part of a command. */
export type ProductCommand =
  | (Edit & { readonly type: "Create"; readonly handle: string; readonly input: ProductInput })
  | (Edit & { readonly type: "Replace"; readonly input: ProductInput })
  | (Edit & {
      readonly type: "Patch";
      readonly patch: ProductPatch;
      /** The variants that are sent are all there are; otherwise none may be left out. */
      readonly replace?: boolean;
    })
  | {
      readonly type: "Import";
      readonly content: ProductContent;
      readonly status: Status;
      readonly importId: string;
      readonly at: string;
    }
  | { readonly type: "Publish"; readonly at: string }
  | { readonly type: "Archive"; readonly at: string }
  | { readonly type: "Delete"; readonly at: string };

type Of<T extends ProductCommand["type"]> = Extract<ProductCommand, { readonly type: T }>;

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

/** Whether two contents are equal; the order of fields is no difference. */
export const same = (a: ProductContent, b: ProductContent): boolean =>
  canonicalJson(contentIn(a)) === canonicalJson(contentIn(b));

const isNew = ({ createdAt }: ProductState): boolean => createdAt === "";

const eventOf = (before: ProductState, status: ProductState["status"]) => {
  if (status === before.status || status === "draft") return productChanged;
  return status === "active" ? productPublished : productArchived;
};

/** `saved` evolves the state, the event of the contract says what other services need of it. */
const save = (state: ProductState, saved: Save): Decision<ProductEvent> => {
  const { content, status } = saved;
  if (status === "active" && content.variants.length === 0) return faults.NOTHING_TO_SELL();
  if (!isNew(state) && status === state.status && same(state, content)) return [];
  const after = { ...state, ...content, status };
  return [
    { type: "saved", data: saved },
    published(eventOf(state, status), productFacts(after, state.variants)),
  ];
};

const create = (state: ProductState, { handle, input, ids, at }: Of<"Create">) => {
  if (!isNew(state)) return [];
  const content = contentOf(input, { before: undefined, handle, ids });
  return isFault(content) ? content : save(state, { content, status: input.status ?? "draft", at });
};

const replace = (state: ProductState, { input, ids, at }: Omit<Of<"Replace">, "type">) => {
  const content = contentOf(input, { before: state, handle: state.handle, ids });
  if (isFault(content)) return content;
  return save(state, { content, status: input.status ?? state.status, at });
};

const patch = (state: ProductState, { patch: sent, replace: whole, ids, at }: Of<"Patch">) => {
  const input = patched(state, sent, whole);
  return isFault(input) ? input : replace(state, { input, ids, at });
};

/** What was on sale stays to be read, by its id, but gives up its names: others may take them. */
const nameless = ({ id, variants }: ProductState) => ({
  handle: id,
  variants: variants.map((variant) => ({ ...variant, sku: variant.id })),
});

/** A deleted draft gives up its names and its content. */
const deleted: Partial<ProductContent> = {
  variants: [],
  options: [],
  images: [],
  descriptionHtml: "",
};

const remove = (state: ProductState, { at }: Of<"Delete">): Decision<ProductEvent> => {
  const content = contentIn(state);
  if (state.status !== "draft")
    return save(state, { content: { ...content, ...nameless(state) }, status: "archived", at });
  return save(state, {
    content: { ...content, ...deleted, handle: state.id },
    status: "deleted",
    at,
  });
};

const setStatus =
  (status: Status) =>
  (state: ProductState, { at }: { readonly at: string }) =>
    save(state, { content: contentIn(state), status, at });

/** What an import did to a product: created stays created when a second group of its rows follows. */
const outcomeOf = ({ landed, createdAt }: ProductState, importId: string) => {
  if (landed?.importId === importId) return landed;
  return { importId, outcome: createdAt === "" ? ("created" as const) : ("changed" as const) };
};

const evolve = evolver<ProductState, ProductEvent>({
  saved: (state, { content, status, at, importId }) => {
    const { metadata: _metadata, landed: _landed, ...rest } = state;
    return {
      ...rest,
      ...content,
      status,
      createdAt: isNew(state) ? at : state.createdAt,
      updatedAt: at,
      ...(importId ? { landed: outcomeOf(state, importId) } : {}),
    };
  },
  "catalog.productPublished": unchanged,
  "catalog.productChanged": unchanged,
  "catalog.productArchived": unchanged,
});

/** A product: saved as a whole, published, archived; deleted only while a draft. */
export const product: Decider<ProductState, ProductCommand, ProductEvent> = {
  initial,
  evolve,
  decide: commands<ProductState, ProductCommand, ProductEvent>({
    Create: create,
    Replace: replace,
    Patch: patch,
    Import: (state, { type: _type, ...saved }) => save(state, saved),
    Publish: setStatus("active"),
    Archive: setStatus("archived"),
    Delete: remove,
  }),
};
