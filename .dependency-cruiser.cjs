"use strict";
// Who may import whom. Each rule has a planted violation under test/house/planted/<rule>/.

const kernel = "^mixins/kernel/";
const contract = "^services/[^/]+/[^/]+[.]contract[.]ts$";
/** A file without a dot in its stem: pure thought. */
const undotted = "^services/([^/]+)/[^.]+[.]ts$";
const schemaLibrary = "(?:^|/)node_modules/@sinclair/typebox/";

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

module.exports = {
  forbidden: [
    rule(
      "neighbours-by-contract",
      "A service imports of another service only its *.contract.ts.",
      { path: "^services/([^/]+)/" },
      { path: "^services/", pathNot: ["^services/$1/", contract] },
    ),
    rule(
      "contracts-are-leaves",
      "A contract imports only the kernel, which re-exports the schema library, and its own service's contracts.",
      { path: "^services/([^/]+)/[^/]+[.]contract[.]ts$" },
      { pathNot: [kernel, "^services/$1/[^/]+[.]contract[.]ts$"] },
    ),
    rule(
      "undotted-is-pure",
      "An undotted file imports only undotted files and the contract of its own service, and the kernel.",
      { path: undotted },
      {
        pathNot: [
          "^services/$1/[^.]+[.]ts$",
          "^services/$1/[^/]+[.]contract[.]ts$",
          kernel,
          schemaLibrary,
        ],
      },
    ),
    rule(
      "kernel-is-bottom",
      "The kernel imports only itself and the schema library; no node:, no other package.",
      { path: kernel },
      { pathNot: [kernel, schemaLibrary] },
    ),
    rule(
      "mixins-know-no-service",
      "A mixin serves every service and names none.",
      { path: "^mixins/" },
      { path: "^services/" },
    ),
    rule(
      "house-knows-no-test",
      "What runs in production imports nothing made for tests.",
      { path: "^(?:services|mixins|tasks)/|^moleculer[.]config[.]ts$" },
      { path: "^(?:test|bench)/" },
    ),
    rule("no-cycles", "No file reaches itself through its imports.", {}, { circular: true }),
  ],
  options: {
    // Or type-only imports pass unseen.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(?:test/house/planted|data|coverage)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
