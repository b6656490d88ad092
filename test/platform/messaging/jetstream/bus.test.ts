import { busCases } from "../bus.cases.ts";
import { onNats } from "./harness.ts";

onNats("the bus on JetStream", ({ copy }) => busCases(() => copy()));
