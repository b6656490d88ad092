import { busCases } from "./bus.cases.ts";
import { onNats } from "./jetstream.harness.ts";

onNats("the bus on JetStream", ({ copy }) => busCases(() => copy()));
