/** What a request shows of who sends it. */
import type { IncomingHttpHeaders } from "node:http";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { faults } from "../gateway.contract.ts";

/** An access token, or an API key; neither: a guest. */
export interface Credential {
  readonly token?: string;
  readonly apiKey?: string;
}

const bearer = /^Bearer +([\w\-.~+/]+=*) *$/iu;
/** No access token begins so. */
const keyLike = /^[sp]k_/u;

const guest: Credential = {};

/** The credential in the headers; one of another kind is a bad one, not none. */
export const credentialIn = (headers: IncomingHttpHeaders): Credential | Fault => {
  const { authorization, "x-api-key": apiKey } = headers;
  if (apiKey !== undefined) {
    if (authorization === undefined) return { apiKey: String(apiKey) };
    const detail = "Send Authorization or X-Api-Key, not both";
    return faults.API_KEY_INVALID({ detail });
  }
  if (authorization === undefined) return guest;
  const text = bearer.exec(authorization)?.[1];
  if (text === undefined)
    return common.UNAUTHENTICATED({ detail: "Send Authorization: Bearer <token>" });
  return keyLike.test(text) ? { apiKey: text } : { token: text };
};

/** Whether a request shows any credential: its response is its sender's alone. */
export const isGuest = ({ authorization, "x-api-key": apiKey }: IncomingHttpHeaders): boolean =>
  authorization === undefined && apiKey === undefined;
