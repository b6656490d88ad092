import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "@jest/globals";
import type { ActionContract } from "../../platform/contract/contract.ts";
import { toParamRules } from "../../platform/contract/rules.ts";

const services = fileURLToPath(new URL("../../services/", import.meta.url));
const contracts = readdirSync(services, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".contract.ts"))
  .sort();
const isAction = (value: unknown): value is ActionContract =>
  (value as { kind?: unknown } | undefined)?.kind === "action";

/** Every rule of a text below a rule, with where it stands. */
const textsIn = (rule: unknown, at: string): [where: string, kind: unknown][] => {
  if (typeof rule !== "object" || rule === null || rule instanceof RegExp) return [];
  const { type, text, ...parts } = rule as Record<string, unknown>;
  if (type === "string") return [[at, text]];
  return Object.entries(parts).flatMap(([name, part]) =>
    textsIn(part, /^(?:props|rules|items|value|\d+)$/u.test(name) ? at : `${at}.${name}`),
  );
};

const actions: ActionContract[] = [];
for (const path of contracts) {
  const module = (await import(pathToFileURL(join(services, path)).href)) as object;
  actions.push(...Object.values(module).filter(isAction));
}
const texts = actions
  .filter(({ access }) => access !== "internal")
  .flatMap(({ name, params }) => textsIn(toParamRules(params, true), name));
const of = (kind: string): string[] =>
  [...new Set(texts.filter(([, one]) => one === kind).map(([where]) => where))].sort();

describe("F.11: every text that comes from outside is judged by its characters", () => {
  test("one line, unless it is one of these", () => {
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter(([, kind]) => kind === undefined)).toEqual([]);
    expect(of("verbatim")).toEqual([
      "identity.acceptInvitation.password",
      "identity.changeEmail.password",
      "identity.changePassword.currentPassword",
      "identity.changePassword.password",
      "identity.register.password",
      "identity.resetPassword.password",
      "identity.signIn.password",
      "identity.signInMailed.password",
      "identity.stepUp.password",
    ]);
    expect(of("email")).toEqual([
      "carts.update.email",
      "identity.changeEmail.email",
      "identity.invite.email",
      "identity.register.email",
      "identity.requestPasswordReset.email",
      "identity.requestSignIn.email",
      "orders.place.email",
    ]);
    expect([...new Set(of("lines").map((where) => where.split(".").at(-1)))].sort()).toEqual([
      "descriptionHtml",
      "metadata",
      "q",
    ]);
  });
  test("a text without a kind is found", () => {
    const rules = toParamRules({ type: "object", properties: { a: { type: "string" } } } as never);
    expect(textsIn(rules, "x")).toEqual([["x.a", undefined]]);
  });
});
