/** Before the tests of a file, where PROPERTY_RUNS is set: properties that name no number try that share of 100. */
import fc from "fast-check";
import { runs } from "./runs.ts";

fc.configureGlobal({ numRuns: runs(100) });
