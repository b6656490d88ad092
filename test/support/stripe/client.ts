import Stripe from "stripe";
import type { StripeDouble } from "./double.ts";

/** The official library on the double. It repeats nothing by itself. */
export const clientOf = ({ url, secretKey }: Pick<StripeDouble, "url" | "secretKey">): Stripe => {
  const { hostname: host, port } = new URL(url);
  return new Stripe(secretKey, {
    host,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    timeout: 500,
  });
};
