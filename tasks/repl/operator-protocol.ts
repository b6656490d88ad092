/** What operators' tools ask a running embedded shop, and what it replies. */

/** A command of the shop's own, as `runShop` takes it. */
export interface CommandRequest {
  readonly command: readonly string[];
  readonly token?: string | undefined;
}
/** A call of an action. */
export interface CallRequest {
  readonly call: string;
  readonly params?: unknown;
  readonly token?: string | undefined;
}
export type Request = CommandRequest | CallRequest;

export type Reply =
  | { readonly result: unknown }
  | {
      readonly error: {
        readonly message: string;
        readonly code?: unknown;
        readonly type?: unknown;
        readonly data?: unknown;
      };
    };

const isText = (value: unknown): value is string => typeof value === "string";

/** Whether a value is a request. */
export const isRequest = (value: unknown): value is Request => {
  if (typeof value !== "object" || value === null) return false;
  const { command, call, token } = value as Partial<Record<string, unknown>>;
  const named = isText(call) || (Array.isArray(command) && command.every(isText));
  return named && (token === undefined || isText(token));
};
