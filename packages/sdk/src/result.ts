/** Results of requests: the data, or a problem (RFC 9457) that is thrown. */
import type { components } from "./schema.ts";

export type Problem = components["schemas"]["Problem"];

/** A refusal of the shop, or a failure; facts such as `sku` are in `problem`. */
export class ShopError extends Error {
  override readonly name = "ShopError";
  readonly status: number;
  /** `OUT_OF_STOCK`; undefined when what came was no problem, as from a proxy. */
  readonly code: Problem["code"] | undefined;
  readonly problem: unknown;

  constructor(status: number, problem: unknown) {
    const { title, code, detail } = (problem ?? {}) as Partial<Problem>;
    super([title ?? `The shop responded with ${status}`, detail].filter(Boolean).join(": "));
    this.status = status;
    this.code = code;
    this.problem = problem;
  }
}

/** What a request of openapi-fetch resolves to. */
export interface Result<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of a success.
 * @throws ShopError of everything else
 * @example const cart = await dataOf(shop.POST("/v1/carts", { body: { currency: "EUR" } }));
 */
export const dataOf = async <T>(asked: Promise<Result<T>>): Promise<NonNullable<T>> => {
  const { data, error, response } = await asked;
  if (!response.ok) throw new ShopError(response.status, error);
  return data as NonNullable<T>;
};
