// A shop of a test starts empty; set before anything reads it (services read their environment when loaded).
process.env.SEED ??= "none";

/** Run with `--experimental-vm-modules`; `npm test` and `npm run check` do. */
export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/house/planted/"],
  modulePathIgnorePatterns: ["<rootDir>/data/", "<rootDir>/test/house/planted/"],
  extensionsToTreatAsEsm: [".ts"],
  moduleFileExtensions: ["ts", "js", "mjs", "cjs", "json", "node"],
  transform: { "\\.ts$": "<rootDir>/test/support/strip.cjs" },
  watchman: false,
  testTimeout: 60_000,
  maxWorkers: 2,
};
