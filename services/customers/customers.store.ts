import { aggregate } from "../../platform/storage/aggregate.ts";
import { customerDecider } from "./domain/customer.ts";

export const customers = aggregate("customers", customerDecider, {
  indexes: [{ fields: ["email"] }, { fields: ["status", "id"] }],
  personal: ["email", "name", "phone", "addresses"],
});
