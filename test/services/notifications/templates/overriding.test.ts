/** A shop's own templates: what they replace, and what of them is refused. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { loadTemplates } from "../../../../services/notifications/adapters/templates/load-templates.ts";
import {
  renderMail,
  templateFor,
} from "../../../../services/notifications/adapters/templates/render-mail.ts";
import { exampleValues } from "../../../../services/notifications/domain/examples.ts";
import { runTask } from "../../../support/programs/task.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-mails-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const values = exampleValues("orderPlaced", "EUR", { account: undefined, order: undefined });
const mail = (locale: string) => {
  const { templates, problems } = loadTemplates(folder);
  expect(problems).toEqual([]);
  const template = templateFor(templates, "orderPlaced", locale);
  return { ...renderMail(template, { shop: "Shop", ...values }), overridden: template.overridden };
};
const problemsOf = (): readonly string[] => loadTemplates(folder).problems;

describe("a template of the shop's own", () => {
  test("takes the place of ours of the same name; all else stays", () => {
    write(
      "order-placed/de.txt",
      "Subject: Danke, {{name}}!\r\n\r\nServus {{name}},\r\n{{> lines}}\r\n",
    );
    write(".git/config", "hidden");
    const german = mail("de-AT");
    expect(german.subject).toBe("Danke, Ada Lovelace!");
    expect(german.text).toBe(
      "Servus Ada Lovelace,\n2 × Desert Coffee: 24,00 EUR\n1 × Enamel Mug <350 ml>: 12,90 EUR",
    );
    expect(german.html).toContain("vielen Dank für Ihre Bestellung");
    expect([german.overridden, mail("en").overridden]).toEqual([true, false]);
  });
  test("a part takes the place of ours in all of them", () => {
    write("parts/lines.txt", "{{#lines}}\n* {{title}}\n{{/lines}}\n");
    for (const locale of ["en", "de"]) expect(mail(locale).text).toContain("\n* Desert Coffee\n");
  });
  test("in a further language it needs text and HTML", () => {
    write("order-placed/fr-CA.txt", "Subject: Merci\n\nBonjour {{name}}\n");
    expect(problemsOf()).toEqual(["order-placed/fr-ca.html: is missing beside fr-ca.txt"]);
    write("order-placed/fr-CA.html", "<p>Bonjour {{name}}, {{total}}</p>");
    expect(mail("fr-CA")).toMatchObject({
      subject: "Merci",
      html: "<p>Bonjour Ada Lovelace, 38,11 EUR</p>",
    });
    expect(mail("fr").subject).toContain("your order");
  });
});

const text = (body: string) => `Subject: {{shop}}\n\n${body}\n`;
const html = "order-placed/en.html";
describe("is refused, with the file first", () => {
  test.each([
    [
      "order-placed/en.txt",
      text("{{#lines}}"),
      /^order-placed\/en\.txt: Unclosed section "lines"/u,
    ],
    ["order-placed/en.txt", text("{{name"), /^order-placed\/en\.txt: Unclosed tag/u],
    [
      "order-placed/en.txt",
      text("{{nmae}}"),
      /en\.txt: \{\{nmae\}\} is not there: use shop, number, name/u,
    ],
    ["order-placed/en.txt", text("{{#lines}}{{nmae}}{{/lines}}"), /\{\{nmae\}\} is not there/u],
    ["order-placed/en.txt", "Hello\n", /does not begin with "Subject: …"/u],
    ["order-placed/en.txt", "Subject: {{email}}\n\nHello\n", /\{\{email\}\} is not there/u],
    [html, "<p>{{{name}}}</p>", /^order-placed\/en\.html: \{\{\{name\}\}\} is not escaped/u],
    [html, "<p>{{&name}}</p>", /is not escaped/u],
    [html, "{{=<% %>=}}<p><%&name%></p>", /is not escaped/u],
    [html, "{{> ../../secrets}}", /is no part/u],
    [html, Uint8Array.of(0xff, 0xfe, 0x00), /^order-placed\/en\.html: .*not valid/u],
    ["order-placed/en.htm", "", /^order-placed\/en\.htm: its name is no locale/u],
    ["order-placed/de-a.txt", text("x"), /its name is no locale/u],
    [
      "order-palced/en.txt",
      text("x"),
      /^order-palced\/en\.txt: there is no such mail: .*order-placed/u,
    ],
    ["parts/totals.txt", "", /^parts\/totals\.txt: there is no such part/u],
    ["parts/lines.html", "{{{title}}}\n", /^parts\/lines\.html: \{\{\{title\}\}\} is not escaped/u],
    ["parts/lines.txt", "{{#lines}}\n", /^parts\/lines\.txt: Unclosed section/u],
    ["orderPlaced.txt", "", /^orderPlaced\.txt: templates are in folders/u],
  ])("%s: %s", (path, content, problem) => {
    write(path, content);
    const problems = problemsOf();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(problems[0]).not.toContain("\n");
  });
  test("a folder that is not there", () => {
    rmSync(folder, { recursive: true });
    expect(problemsOf()).toEqual([expect.stringMatching(/^\.: ENOENT/u)]);
  });
});

test("a start with a template that is wrong ends with 78 and one line that names it; so does a language without templates", async () => {
  write("order-placed/de.html", "{{{name}}}");
  const base = { PORT: "0", OPS_PORT: "0", HOST: "127.0.0.1", DATA_DIR: join(folder, ".data") };
  const env = { ...base, MAIL_TEMPLATES: folder, ORDER_URL: "https://shop.example/#order" };
  const wrong = await runTask("tasks/start.ts", env, []);
  expect(wrong.code).toBe(78);
  const lines = wrong.said.split("\n").filter((line) => line.includes("MAIL_TEMPLATES"));
  expect(lines).toEqual([
    expect.stringContaining(
      `MAIL_TEMPLATES ${JSON.stringify(folder)} order-placed/de.html: {{{name}}}`,
    ),
  ]);
  expect(wrong.said).toMatch(
    /ORDER_URL "https:\/\/shop\.example\/#order" is no address of a page/u,
  );
  const french = await runTask("tasks/start.ts", { ...base, MAIL_LOCALE: "fr" }, []);
  expect(french.code).toBe(78);
  expect(french.said).toMatch(/MAIL_LOCALE "fr" has no templates of .*orderPlaced.*set en or de/u);
}, 60_000);
