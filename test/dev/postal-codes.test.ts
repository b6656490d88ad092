import { describe, expect, test } from "@jest/globals";
import { postalCodeOf, regionsIn, tableOf } from "../../dev/postal-codes.ts";
import { postalCodeUse } from "../../platform/kernel/addresses/postal-codes.ts";
import { countryCodes } from "../../platform/kernel/addresses/country.ts";

/** As libaddressinput writes it. */
const java = String.raw`
    map.put("DE", "{\"name\":\"GERMANY\",\"fmt\":\"%N%n%O%n%A%n%Z %C\",\"require\":\"ACZ\"}");
    map.put("HK", "{\"name\":\"HONG KONG\",\"fmt\":\"%S%n%C%n%A%n%O%n%N\",\"require\":\"AS\"}");
    map.put("IE", "{\"name\":\"IRELAND\",\"fmt\":\"%N%n%O%n%A%n%D%n%C%n%S%n%Z\"}");
    map.put("QA", "{\"name\":\"QATAR\",\"upper\":\"AC\"}");
    map.put("ZZ", "{\"fmt\":\"%N%n%O%n%A%n%C\",\"require\":\"AC\"}");
`;

describe("D.1: the table of postal codes", () => {
  test("is made of libaddressinput's file; what a country does not say, ZZ says", () => {
    const regions = regionsIn(java);
    expect(["DE", "HK", "IE", "QA"].map((code) => postalCodeOf(regions, code))).toEqual([
      ...["required", undefined, "optional", undefined],
    ]);
    expect(tableOf(java)).toContain("new Set(`DE`.split");
    expect(tableOf(java)).toMatch(/Source: .*\n.*Apache-2\.0.*CC BY 4\.0/u);
  });
  test("knows every country", () => {
    const uses = countryCodes().map(postalCodeUse);
    expect(uses.filter((use) => use === "required").length).toBeGreaterThan(60);
    expect(uses.filter((use) => use === "none").length).toBeGreaterThan(60);
    const of = (codes: string) => codes.split(" ").map(postalCodeUse);
    expect(new Set(of("HK AE QA UG BS MO PA"))).toEqual(new Set(["none"]));
    expect(new Set(of("IE CL"))).toEqual(new Set(["optional"]));
    expect(new Set(of("DE AT CH FR IT ES US CA GB JP"))).toEqual(new Set(["required"]));
  });
});
