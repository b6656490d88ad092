import { expect, test } from "@jest/globals";
import { publishableKeysOf } from "../../../../services/gateway/credentials/publishable-keys.ts";

const front = (key: string, ...origins: string[]) => ({ key, channelId: "default", origins });

const started = () => {
  let [nowMs, asked, up] = [0, 0, true];
  let items = [front("pk_a", "https://a.example"), front("pk_b", "https://b.example")];
  const ask = async () => {
    asked += 1;
    if (!up) throw new Error("identity is away");
    return { items };
  };
  const keys = publishableKeysOf({ ask, nowMs: () => nowMs });
  return {
    keys,
    asked: () => asked,
    forward: (ms: number) => void (nowMs += ms),
    turn: (on: boolean) => void (up = on),
    list: (...next: typeof items) => void (items = next),
    codeOf: async (key: string, origin?: string) => {
      const found = await keys.storefront(key, origin);
      return "fault" in found ? found.code : found.channelId;
    },
  };
};

test("a key is for the pages of its own origins, and for what is no page", async () => {
  const { codeOf } = started();
  expect(await codeOf("pk_a", "https://a.example")).toBe("default");
  expect(await codeOf("pk_a")).toBe("default");
  for (const origin of ["https://b.example", "https://a.example.evil", "http://a.example", "null"])
    expect(await codeOf("pk_a", origin)).toBe("PUBLISHABLE_KEY_ORIGIN");
  expect(await codeOf("pk_c", "https://a.example")).toBe("PUBLISHABLE_KEY_INVALID");
});

test("a preflight may name any origin of any key", async () => {
  const { keys } = started();
  expect(await keys.admits("https://a.example")).toBe(true);
  expect(await keys.admits("https://b.example")).toBe(true);
  expect(await keys.admits("https://c.example")).toBe(false);
});

test("unknown keys cost no calls, and a revoked one is refused within 5 s", async () => {
  const { codeOf, asked, forward, list } = started();
  for (let i = 0; i < 1_000; i += 1) await codeOf(`pk_${i}`);
  expect(asked()).toBe(1);
  list(front("pk_b", "https://b.example"));
  forward(4_000);
  expect(await codeOf("pk_a")).toBe("PUBLISHABLE_KEY_INVALID");
});

test("those that were read go on while identity is away; without any it is a failure", async () => {
  const { codeOf, forward, turn } = started();
  turn(false);
  await expect(codeOf("pk_a")).rejects.toThrow("identity is away");
  turn(true);
  expect(await codeOf("pk_a")).toBe("default");
  turn(false);
  forward(60_000);
  expect(await codeOf("pk_a")).toBe("default");
});
