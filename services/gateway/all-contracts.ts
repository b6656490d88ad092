/** The contracts of all services: what the gateway turns into routes. */
import { contract as carts } from "../carts/carts.contract.ts";
import { contract as catalog } from "../catalog/catalog.contract.ts";
import { contract as customers } from "../customers/customers.contract.ts";
import { contract as identity } from "../identity/identity.contract.ts";
import { contract as insights } from "../insights/insights.contract.ts";
import { contract as inventory } from "../inventory/inventory.contract.ts";
import { contract as notifications } from "../notifications/notifications.contract.ts";
import { contract as orders } from "../orders/orders.contract.ts";
import { contract as payments } from "../payments/payments.contract.ts";
import { contract as pricing } from "../pricing/pricing.contract.ts";
import { contract as shipping } from "../shipping/shipping.contract.ts";
import { contract as gateway, type ServiceContract } from "./gateway.contract.ts";

export const contracts: readonly ServiceContract[] = [
  carts,
  catalog,
  customers,
  gateway,
  identity,
  insights,
  inventory,
  notifications,
  orders,
  payments,
  pricing,
  shipping,
];
