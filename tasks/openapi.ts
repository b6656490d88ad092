/** `npm run openapi`: writes what is generated from the contracts; a test compares. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contracts } from "../services/gateway/all-contracts.ts";
import { readExamples } from "../services/gateway/all-examples.ts";
import { errorsPage, eventsPage } from "../services/gateway/domain/catalogue.ts";
import { openApiOf } from "../services/gateway/domain/openapi/document.ts";

const docs = join(import.meta.dirname, "..", "docs");

mkdirSync(docs, { recursive: true });
writeFileSync(
  join(docs, "openapi.json"),
  `${JSON.stringify(openApiOf(contracts, readExamples()), null, 2)}\n`,
);
writeFileSync(join(docs, "errors.md"), errorsPage(contracts));
writeFileSync(join(docs, "events.md"), eventsPage(contracts));
process.stdout.write("docs/openapi.json, docs/errors.md and docs/events.md are written.\n");
