import { expect, test } from "@jest/globals";
import moleculer from "moleculer";
import { sessionOf, signing } from "../../../tasks/repl/session.ts";

type Asked = readonly [name: string, params: unknown, options: Record<string, unknown> | undefined];

/** Identity, as far as a session asks it: tokens that live for `expiresIn` seconds. */
const identity = ({ expiresIn = 900, over = false } = {}) => {
  const asked: Asked[] = [];
  let count = 0;
  const tokens = () => {
    count += 1;
    return { accessToken: `access ${count}`, refreshToken: `refresh ${count}`, expiresIn };
  };
  const refused = (title: string) => new moleculer.Errors.MoleculerClientError(title, 401, "NO");
  return {
    asked,
    async call(name: string, params: unknown, options?: Record<string, unknown>) {
      asked.push([name, params, options]);
      if (name === "v1.identity.signIn" && (params as { password: string }).password !== "right")
        throw refused("The email address or the password is wrong");
      if (name === "v1.identity.refresh" && over) throw refused("Sign in again");
      return name.startsWith("v1.identity.") ? tokens() : "answer";
    },
  };
};
const namesOf = ({ asked }: { asked: Asked[] }): string[] => asked.map(([name]) => name);

test("without signing in a call brings no token, or the one from outside", async () => {
  const world = identity();
  await signing(world, sessionOf(world, undefined)).call("v1.x.y", {}, { nodeID: "n" });
  const given = sessionOf(world, "given");
  await signing(world, given).call("v1.x.y", {});
  await signing(world, given).call("v1.x.y", {}, { meta: { token: "own", other: 1 } });
  expect(world.asked.map(([, , options]) => options)).toEqual([
    { nodeID: "n", meta: {} },
    { meta: { token: "given" } },
    { meta: { token: "own", other: 1 } },
  ]);
  expect(given.who).toBe("the bearer of CARAVAN_TOKEN");
});

test("who signed in is asked for no password again while the token lives", async () => {
  const world = identity();
  const session = sessionOf(world, "given");
  await expect(session.signIn("ada@example.org", "wrong")).rejects.toThrow(/password is wrong/u);
  expect(await session.token()).toBe("given");
  await session.signIn("ada@example.org", "right");
  expect([await session.token(), await session.token()]).toEqual(["access 1", "access 1"]);
  expect(session.who).toBe("ada@example.org");
  await session.signOut();
  expect(world.asked.at(-1)).toEqual([
    "v1.identity.signOut",
    {},
    expect.objectContaining({ meta: { token: "access 1" } }),
  ]);
  expect(await session.token()).toBe("given");
});

test("a token about to end is renewed, once for calls at the same time", async () => {
  const world = identity({ expiresIn: 30 });
  const session = sessionOf(world, undefined);
  await session.signIn("ada@example.org", "right");
  expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual([
    ...["access 2", "access 2", "access 2"],
  ]);
  expect(namesOf(world)).toEqual(["v1.identity.signIn", "v1.identity.refresh"]);
  expect(world.asked[1]?.[1]).toEqual({ refreshToken: "refresh 1" });
});

test("a session that has ended says so, and nobody is signed in any more", async () => {
  const world = identity({ expiresIn: 30, over: true });
  const session = sessionOf(world, undefined);
  await session.signIn("ada@example.org", "right");
  const from = signing(world, session);
  await expect(from.call("v1.x.y", {})).rejects.toThrow(
    "Sign in again (shop login ada@example.org)",
  );
  expect(session.who).toBeUndefined();
  expect(await from.call("v1.x.y", {})).toBe("answer");
});
