/** `npm run openapi`: writes what is generated from the contracts; a test compares. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTypes, { astToString, type OpenAPI3 } from "openapi-typescript";
import { contracts } from "../services/gateway/all-contracts.ts";
import { readExamples } from "../services/gateway/all-examples.ts";
import { errorsPage, eventsPage } from "../services/gateway/domain/catalogue.ts";
import { openApiOf } from "../services/gateway/domain/openapi/document.ts";

const root = join(import.meta.dirname, "..");
const docs = join(root, "docs");

const document = `${JSON.stringify(openApiOf(contracts, readExamples()), null, 2)}\n`;
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, "openapi.json"), document);
writeFileSync(join(docs, "errors.md"), errorsPage(contracts));
writeFileSync(join(docs, "events.md"), eventsPage(contracts));
// Without examples, which would be most of the file.
const bare = JSON.stringify(openApiOf(contracts), (key, value: unknown) =>
  key === "examples" || key === "example" ? undefined : value,
);
const types = astToString(await openapiTypes(JSON.parse(bare) as OpenAPI3));
const head = "/** Made by `npm run openapi` of docs/openapi.json: do not edit. */\n";
writeFileSync(join(root, "packages/sdk/src/schema.ts"), `${head}${types}`);
process.stdout.write(
  "docs/openapi.json, docs/errors.md, docs/events.md and the SDK's types are written.\n",
);
