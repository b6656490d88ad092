// A shop of a test starts empty; set before anything reads it (services read their environment when loaded).
process.env.SEED ??= "none";
// As in a terminal, whatever a test run is piped into.
process.env.LOG_FORMAT ??= "text";

// What tests store is encrypted under no key of whoever runs them.
process.env.SECRETS_KEY ??= "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=";

/** Run with `--experimental-vm-modules`; `npm test` and `npm run check` do. */
export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/house/planted/"],
  modulePathIgnorePatterns: ["<rootDir>/data/", "<rootDir>/test/house/planted/"],
  extensionsToTreatAsEsm: [".ts"],
  moduleFileExtensions: ["ts", "js", "mjs", "cjs", "json", "node"],
  transform: { "\\.ts$": "<rootDir>/test/support/jest/strip.cjs" },
  setupFiles: process.env.PROPERTY_RUNS ? ["<rootDir>/test/support/jest/setup.ts"] : [],
  watchman: false,
  // Milliseconds; twenty times as many values take their time.
  testTimeout: process.env.TEST_FULL ? 1_200_000 : 60_000,
  maxWorkers: 2,
};
