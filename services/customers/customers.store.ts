import { aggregate } from "../../mixins/aggregate.mixin.ts";
import { customerDecider } from "./customer.ts";

export const customers = aggregate("customers", customerDecider, {
  indexes: [{ fields: ["email"] }, { fields: ["status", "id"] }],
});
