/** `npm run check`: types, lint, imports, form and the pure tests, side by side: for every save. */
import { form, jest, report, run, types } from "./run.ts";

const steps = [
  types,
  { name: "lint", args: ["node_modules/eslint/bin/eslint.js", "."] },
  {
    name: "imports",
    args: [
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      ...[
        "--config",
        ".dependency-cruiser.cjs",
        "services",
        "mixins",
        "platform",
        "tasks",
        "dev",
        "test",
        "bench",
      ],
    ],
  },
  form,
  {
    name: "pure",
    args: [
      ...jest,
      "--passWithNoTests",
      "--testPathPatterns",
      "/test/(services/[^/]+/domain|platform/(kernel|contract))/",
    ],
  },
];

const ran = await Promise.all(
  steps.map(async (step) => {
    const done = await run(step);
    report(done);
    return done;
  }),
);
process.exitCode = ran.every(({ ok }) => ok) ? 0 : 1;
