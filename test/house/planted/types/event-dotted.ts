import type { Private } from "../../../../platform/domain/decider.ts";

// A private event that is named as if it were published.
export const event: Private<"carts.lineAdded", { line: string }> = {
  type: "carts.lineAdded",
  data: { line: "A" },
};
