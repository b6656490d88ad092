import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { busyWhile } from "../../support/jest/busy.ts";
import { upgradeDoc } from "../../../platform/storage/upgrade.ts";
import { cleanHtml, storedHtml } from "../../../services/catalog/adapters/clean-html.ts";
import { products } from "../../../services/catalog/catalog.store.ts";

const clean = (html: string): string | undefined => cleanHtml(html)?.html;

test("html keeps its text and loses what runs", () => {
  const html = `<p onclick="x()">1 < 2 on=fire</p><script>alert(1)</script><a href="javascript:x">y</a>`;
  expect(clean(html)).toBe(`<p>1 &lt; 2 on=fire</p><a>y</a>`);
});

test("what merchants write stays as it is", () => {
  for (const html of [
    "plain",
    '5 &gt; 4, and "quotes"',
    '<h2 class="big">Sizes</h2><p>Soft <strong>wool</strong><br />and silk</p>',
    '<table border="1"><thead><tr><th scope="col">S</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
    '<a href="https://example.com/a?b=1&amp;c=2">link</a><a href="mailto:a@example.com">mail</a><a href="/pages/sizes">sizes</a>',
    '<img src="https://cdn.example.com/1.jpg" alt="one" width="10" /><img src="data:image/png;base64,AAAA" alt="" />',
  ])
    expect(clean(html)).toBe(html);
});

const alert = "alert(1)";
/** Payloads of the kinds that filter evasion lists have. */
const payloads = [
  `<script>${alert}</script>`,
  `<scr<script></script>ipt>${alert}</scr</script>ipt>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<script/src=data:,${alert}>`,
  `<<script>${alert};//<</script>`,
  `<script>${alert}`,
  `<img src=x onerror=${alert}>`,
  `<img src=x onerror\n=\n"${alert}">`,
  `<img/src=x/onerror=${alert}>`,
  `<img src="x\`" \`onerror=${alert}>`,
  `<svg onload=${alert}>`,
  `<svg><script>${alert}</script></svg>`,
  `<svg><animate onbegin=${alert} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${alert}"><text>x</text></a></svg>`,
  `<math><maction actiontype="statusline#" xlink:href="javascript:${alert}">x</maction></math>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${alert}&gt;">`,
  `<a href="javascript:${alert}">x</a>`,
  `<a href="JaVaScRiPt:${alert}">x</a>`,
  `<a href="java\tscript:${alert}">x</a>`,
  `<a href=" &#14; javascript:${alert}">x</a>`,
  `<a href="&#106;avascript:${alert}">x</a>`,
  `<a href="vbscript:msgbox(1)">x</a>`,
  `<a href="data:text/html,<script>${alert}</script>">x</a>`,
  `<iframe src="javascript:${alert}"></iframe>`,
  `<iframe srcdoc="<script>${alert}</script>">`,
  `<object data="data:text/html;base64,PHNjcmlwdD4="></object>`,
  `<embed src="javascript:${alert}">`,
  `<form action="javascript:${alert}"><button formaction="javascript:${alert}">x</button></form>`,
  `<base href="javascript:${alert}//">`,
  `<link rel=stylesheet href="javascript:${alert}">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${alert}">`,
  `<style>@import 'javascript:${alert}';</style>`,
  `<div style="background:url(javascript:${alert})">x</div>`,
  `<details open ontoggle=${alert}>x</details>`,
  `<video><source onerror=${alert}></video>`,
  `<body onload=${alert}>`,
  `<noscript><p title="</noscript><img src=x onerror=${alert}>">`,
  `<textarea></textarea><img src=x onerror=${alert}></textarea>`,
  `<xmp><img src=x onerror=${alert}></xmp>`,
  `<template><script>${alert}</script></template>`,
  `<input autofocus onfocus=${alert}>`,
  `<p title='"><script>${alert}</script>'>x</p>`,
];

/** What a browser would run of a text of only allowed tags with quoted attributes: nothing but these may be there. */
const runs = /<(?!\/?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*(?: \/)?>)/u;
const dangerous =
  /<(?:script|iframe|object|embed|svg|math|style|link|meta|base|form|input|video|template)|<[a-z0-9]+(?: [a-z]+="[^"]*")* (?:on[a-z]+|style|srcdoc)=| (?:href|src)="\s*(?:javascript|vbscript|data:text)/iu;

describe("A.4 F.5 descriptions are cleaned by an allow list", () => {
  test.each(payloads)("A.4 F.5 %s does not run", (payload) => {
    for (const html of [payload, `<p>before ${payload} after</p>`, `<b>${payload}${payload}`]) {
      const cleaned = clean(html) ?? "";
      expect(cleaned).not.toMatch(runs);
      expect(cleaned).not.toMatch(dangerous);
      expect(clean(cleaned)).toBe(cleaned);
    }
  });
  test("A.4 the same text again stays as it is, whatever it is made of", () => {
    const pieces = fc.constantFrom(
      ...["<p>", "</p>", "<b>", "</b>", "<script>", "</script>", "<scr", "ipt>", "<img src=", "x"],
      ...[
        "<!--",
        "-->",
        "&lt;",
        "&",
        '"',
        "'",
        ">",
        "<",
        "<svg>",
        "</svg>",
        "<td>",
        "<li>",
        "=",
        " ",
      ],
      ...[
        "<a href='javascript:",
        "onerror=",
        "<style>",
        "</style>",
        "<textarea>",
        "]]>",
        "<![CDATA[",
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const cleaned = clean(parts.join("")) ?? "";
        expect(cleaned).not.toMatch(runs);
        expect(cleaned).not.toMatch(dangerous);
        expect(clean(cleaned)).toBe(cleaned);
      }),
      { numRuns: 500 },
    );
  });
  test("A.4 removed embeds are named, each once", () => {
    const html = `<p>a</p><iframe src="https://video.example/1"></iframe><object></object><iframe></iframe>`;
    expect(cleanHtml(html)).toEqual({ html: "<p>a</p>", removed: ["iframe", "object"] });
    expect(cleanHtml("<p style='color:red'>x</p>")).toEqual({ html: "<p>x</p>", removed: [] });
  });
  test("A.4 what is too large to be parsed is refused before it is", () => {
    expect(cleanHtml("x".repeat(500_001))).toBeUndefined();
    expect(cleanHtml("<b>".repeat(10_001))).toBeUndefined();
    expect(cleanHtml("&".repeat(400_000))).toBeUndefined();
    expect(storedHtml("<b>".repeat(10_001))).toBe("&lt;b>".repeat(10_001));
    expect(storedHtml("<p>x</p><script>y</script>")).toBe("<p>x</p>");
  });
  test("A.4 what was stored before is cleaned by the upgrade to form 2", () => {
    const doc = {
      id: "prod_1",
      version: 3,
      descriptionHtml: `<p>x</p><img src=1 onerror=${alert}>`,
    };
    const { declaration } = products;
    expect(upgradeDoc(declaration, doc, 1)).toMatchObject({
      ...{ id: "prod_1", version: 3, descriptionHtml: '<p>x</p><img src="1" />' },
    });
    expect(upgradeDoc(declaration, { id: "prod_2", version: 1 }, 1)).toMatchObject({ version: 1 });
  });
  const long = 490_000;
  const fill = (unit: string, most = Infinity): string =>
    unit.repeat(Math.min(most, Math.floor(long / unit.length)));
  test.each([
    ["unclosed script tags", fill("<script")],
    ["script tags within the limit", fill("<script ", 10_000)],
    ["deeply nested", fill("<b>", 5_000) + fill("</i>", 5_000)],
    ["deeply nested blocks", fill("<div>", 10_000)],
    ["closing tags", fill("</p>", 10_000)],
    ["comments", fill("<!--", 10_000)],
    ["comments in an address", `<a href="${fill("<!---->", 9_990)}${fill("x").slice(80_000)}">`],
    ["attributes", `<p ${Array.from({ length: 60_000 }, (_, i) => `a${i}=1`).join(" ")}>`],
    ["one attribute", `<p class="${fill("a ")}">`],
    ["entities", fill("&amp;")],
    ["ampersands", fill("&")],
    ["noscript", fill("<noscript>", 10_000) + fill("x").slice(100_000)],
    ["textarea", fill("<textarea>", 10_000) + fill("x").slice(100_000)],
    ["handlers", `<p${fill(" onclick=")}>`],
    ["control characters in an address", `<a href="${fill("\u0000")}">`],
    ["an inline picture", `<img src="data:image/png;base64,${fill("A")}!">`],
  ])("A.4 half a megabyte of %s takes less than a second", (_what, html) => {
    expect(busyWhile(() => cleanHtml(html)).busyMs).toBeLessThan(1_000);
  });
});
