/** How the shop names its providers of OpenID Connect. */
import { Value } from "@sinclair/typebox/value";
import { closedObject, Type, type Static } from "../../../../platform/contract/contract.ts";
import type { Setting } from "../../../../platform/kernel/settings.ts";

const PROVIDERS_MAX = 20;

const SignInProvider = closedObject({
  /** `google`: as the API names it. */
  name: Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" }),
  /** `Google`: as people read it. */
  title: Type.String({ minLength: 1, maxLength: 100 }),
  /** As the provider's ID tokens name it. */
  issuer: Type.String({ minLength: 1, maxLength: 500 }),
  clientId: Type.String({ minLength: 1, maxLength: 500 }),
  clientSecret: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  /** The pages of the shop that people come back to. */
  redirectUris: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), {
    minItems: 1,
    maxItems: 20,
  }),
  /** It verifies addresses so well that one of its people is the owner of the shop's account with that address. */
  trustsEmail: Type.Optional(Type.Boolean()),
  scope: Type.Optional(Type.String({ minLength: 6, maxLength: 200 })),
});
export type SignInProvider = Static<typeof SignInProvider>;

const isLocal = ({ hostname }: URL): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(hostname);

/** Codes and tokens travel there: in the open only within one machine. */
const urlProblem = (text: string): string | undefined => {
  const url = URL.parse(text);
  if (!url || (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal(url))))
    return `${text} is no https address`;
  return url.hash === "" ? undefined : `${text} must not have a #`;
};

const problemIn = (providers: readonly SignInProvider[]): string | undefined => {
  const names = providers.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return `${twice} is there twice`;
  for (const { issuer, redirectUris } of providers)
    for (const url of [issuer, ...redirectUris]) {
      const problem = urlProblem(url);
      if (problem !== undefined) return problem;
    }
  return undefined;
};

const parsed = (text: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "is no JSON" };
  }
};

const FORM =
  'a list such as [{"name":"google","title":"Google","issuer":"https://accounts.google.com","clientId":"…","clientSecret":"…","redirectUris":["https://shop.example.org/signed-in"],"trustsEmail":true}]';

const read = (text: string) => {
  const json = parsed(text);
  if ("problem" in json) return { problem: `${json.problem}: set ${FORM}` };
  const list = Type.Array(SignInProvider, { maxItems: PROVIDERS_MAX });
  const [flaw] = [...Value.Errors(list, json.value)];
  if (flaw)
    return { problem: `${flaw.path === "" ? "" : `${flaw.path} `}is not right: set ${FORM}` };
  const value = json.value as SignInProvider[];
  const problem = problemIn(value);
  return problem === undefined ? { value } : { problem: `${problem}: set ${FORM}` };
};

/** None where nothing is set. */
export const signInProviders: Setting<readonly SignInProvider[]> = {
  describe: "JSON list of providers; optional",
  read: (text) => (text === undefined || text.trim() === "" ? { value: [] } : read(text)),
};
