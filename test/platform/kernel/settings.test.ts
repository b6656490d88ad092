import { describe, expect, test } from "@jest/globals";
import {
  integer,
  list,
  oneOf,
  optional,
  readSettings,
  text,
  variable,
} from "../../../platform/kernel/settings.ts";

const spec = {
  PORT: integer({ min: 1, max: 65_535, fallback: 3000 }),
  CURRENCY: text({ fallback: "EUR", pattern: /^[A-Z]{3}$/u, describe: "ISO 4217 code" }),
  CAPTURE: oneOf(["dispatch", "placed"], "dispatch"),
  CORS_ORIGINS: list([]),
  SMTP_URL: optional(),
};

describe("settings", () => {
  test("have their fallbacks; an empty variable counts as none", () => {
    const fallbacks = {
      PORT: 3000,
      CURRENCY: "EUR",
      CAPTURE: "dispatch",
      CORS_ORIGINS: [],
      SMTP_URL: undefined,
    };
    expect(readSettings({}, spec)).toEqual({ values: fallbacks, problems: [] });
    expect(
      readSettings({ PORT: "", CAPTURE: "", SMTP_URL: "", CORS_ORIGINS: "" }, spec).values,
    ).toEqual(fallbacks);
  });

  test("are read in their types", () => {
    const env = {
      PORT: "8080",
      CURRENCY: "JPY",
      CAPTURE: "placed",
      CORS_ORIGINS: " a, b ,,",
      SMTP_URL: "smtp://x",
    };
    const values = {
      PORT: 8080,
      CURRENCY: "JPY",
      CAPTURE: "placed",
      CORS_ORIGINS: ["a", "b"],
      SMTP_URL: "smtp://x",
    };
    expect(readSettings(env, spec)).toEqual({ values, problems: [] });
  });

  test("every problem is named at once, each with its variable", () => {
    const { problems } = readSettings(
      { PORT: "0", CURRENCY: "euro", CAPTURE: "never" },
      { ...spec, KEY: text() },
    );
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "PORT",
      "CURRENCY",
      "CAPTURE",
      "KEY",
    ]);
  });

  test.each(["1.5", "1e3", "0x10", "abc", " ", "Infinity", "65536", "-1"])(
    "%j is no port",
    (given) => {
      expect(readSettings({ PORT: given }, spec).problems).toHaveLength(1);
    },
  );

  test("say what they are for, and show a default that does not depend on the machine", () => {
    const host = variable("Where it listens", text({ fallback: "0.0.0.0", describe: "address" }), {
      fallback: "127.0.0.1",
    });
    expect(host).toMatchObject({
      meaning: "Where it listens",
      describe: "address; default 127.0.0.1",
      fallback: "127.0.0.1",
    });
    expect(readSettings({}, { HOST: host }).values).toEqual({ HOST: "0.0.0.0" });
    expect(variable("Mails", spec.SMTP_URL, { secret: true })).toMatchObject({
      describe: "text; optional",
      facts: { secret: true },
    });
  });

  test("say what they want", () => {
    expect(spec.PORT.describe).toBe("integer 1 to 65535; default 3000");
    expect(text({ describe: "a key" }).describe).toBe("a key; required");
    expect(spec.SMTP_URL.describe).toBe("text; optional");
  });
});
