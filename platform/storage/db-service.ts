import type { ServiceSchema } from "moleculer";
import DbService from "moleculer-db";

// Its types declare a class; what it exports is a schema.
const schema: object = DbService;

/** Called with the service as `this`. */
type Method = (this: unknown, ...args: unknown[]) => Promise<unknown>;

export type DbMethod =
  | ("_create" | "_insert" | "_find" | "_list" | "_count" | "_get")
  | ("getById" | "validateEntity" | "transformDocuments");

/** moleculer-db's mixin, of which `storage` and `entity` take parts. Looked up at each call, so that a test may spy on it. */
export const dbService = schema as Partial<ServiceSchema> & {
  readonly settings: Record<string, unknown>;
  readonly methods: Record<DbMethod, Method>;
  /** Makes `this.adapter` of `this.schema.adapter`. */
  readonly created: (this: unknown) => void;
};
