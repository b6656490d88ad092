/** The keys that sign access tokens are exchanged while people use the shop. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { ADMIN, sleep, until, type Client } from "../../support/client.ts";

const root = resolve(import.meta.dirname, "..", "..", "..");

export interface Rotating {
  readonly shop: Client;
  /** By which `npm run rotate-keys` finds the shop. */
  readonly env: Readonly<Record<string, string>>;
}

export const rotatingCases = (of: () => Rotating): void => {
  const sign = async (account: object): Promise<string> => {
    const { status, body } = await of().shop.request("POST", "/v1/sessions", account);
    expect(status).toBe(201);
    return body.accessToken as string;
  };
  const kidOf = (token: string): string =>
    JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid as string;
  const keys = async (): Promise<string[]> => {
    const { body } = await of().shop.request("GET", "/.well-known/jwks.json");
    return (body.keys as { kid: string }[]).map(({ kid }) => kid);
  };

  test("a rotation of the signing keys fails no request", async () => {
    const { shop, env } = of();
    const admin = await sign({ email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD });
    const account = { email: `${randomUUID()}@example.org`, password: "long enough for a shopper" };
    await shop.request("POST", "/v1/users", account);
    const tokens = [await sign(account)];
    const statuses: number[] = [];
    let on = true;
    const asking = async (): Promise<void> => {
      while (on) {
        for (const token of [...tokens]) {
          const authorization = `Bearer ${token}`;
          const reply = await shop.request("GET", "/v1/users/me", undefined, { authorization });
          statuses.push(reply.status);
        }
        await sleep(50);
      }
    };
    const asked = Promise.all([asking(), asking()]);

    const [before = ""] = await keys();
    const args = ["--disable-warning=ExperimentalWarning", "tasks/shop.ts", "rotate-keys"];
    const surroundings = { ...process.env, NODE_OPTIONS: "", CARAVAN_TOKEN: admin, ...env };
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: root,
      env: surroundings,
    });
    const [, next = ""] = /^Key (\S+) signs from/mu.exec(stdout) ?? [];
    expect(await keys()).toEqual([before, next]);
    await until(
      "a token signed with the next key",
      async () => {
        const token = await sign(account);
        tokens.push(token);
        return kidOf(token) === next || (await sleep(2_000));
      },
      60_000,
    );
    await sleep(1_000);
    on = false;
    await asked;
    expect(tokens.map(kidOf)).toEqual(expect.arrayContaining([before, next]));
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    expect(statuses.length).toBeGreaterThan(20);
  }, 180_000);
};
