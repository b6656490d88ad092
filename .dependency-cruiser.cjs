"use strict";
// Who may import whom. Each rule has a planted violation under test/house/planted/<rule>/.

const kernel = "^platform/kernel/";
const contracts = "^platform/contract/";
const deciders = "^platform/domain/";
/** What others may import of a service. */
const published = "^services/[^/]+/[^/]+[.](?:contract|schemas)[.]ts$";
const schemaLibrary = "(?:^|/)node_modules/@sinclair/typebox/";

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

module.exports = {
  forbidden: [
    rule(
      "neighbours-by-contract",
      "A service imports of another service only its *.contract.ts and *.schemas.ts.",
      { path: "^services/([^/]+)/" },
      { path: "^services/", pathNot: ["^services/$1/", published] },
    ),
    rule(
      "contracts-are-leaves",
      "Contracts and schemas import only platform/contract, platform/kernel and other contracts and schemas.",
      { path: published },
      { pathNot: [kernel, contracts, published] },
    ),
    rule(
      "domain-is-pure",
      "A file in domain/ imports only its own domain/, contracts, platform/kernel, platform/contract and platform/domain.",
      { path: "^services/([^/]+)/domain/" },
      {
        pathNot: ["^services/$1/domain/", published, kernel, contracts, deciders, schemaLibrary],
      },
    ),
    rule(
      "kernel-is-bottom",
      "The kernel imports only itself; no node:, no package.",
      { path: kernel },
      { pathNot: [kernel] },
    ),
    rule(
      "platform-knows-no-service",
      "The platform and the mixins serve every service and name none.",
      { path: "^(?:platform|mixins)/" },
      { path: "^services/" },
    ),
    rule(
      "source-knows-no-test",
      "What runs in production imports nothing made for tests or for contributors.",
      { path: "^(?:services|mixins|platform|tasks)/|^moleculer[.]config[.]ts$" },
      { path: "^(?:test|bench|dev)/" },
    ),
    rule(
      "sdk-stands-alone",
      "Who installs the SDK has no other file of the project.",
      { path: "^packages/sdk/" },
      { path: "^(?:services|mixins|platform|tasks|test|bench|dev)/" },
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
