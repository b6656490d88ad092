/** Endpoints of webhooks, and what is sent to them. */
import { until } from "../../../test/support/client.ts";
import { startReceiver } from "../../../test/support/parts/receiver.ts";
import { match, type Tour } from "./shared.ts";

/** The delivery of the test event, once it has come. */
const delivered = ({ staff }: Tour, path: Readonly<Record<string, string>>) =>
  until("the delivery", async () => {
    const { items } = await staff("webhooksListDeliveries", { path, query: { limit: 2 } });
    return items[0]?.status === "delivered" && (items[0].id as string);
  });

export const webhooks = async (tour: Tour): Promise<void> => {
  const { staff } = tour;
  const receiver = await startReceiver();
  try {
    const created = await staff("webhooksCreateEndpoint", {
      body: {
        url: `${receiver.url}/webhooks`,
        events: ["orders.placed", "payments.refunded"],
        description: "The bookkeeping",
      },
    });
    const path = { id: created.id as string };
    await staff("webhooksPingEndpoint", { path });
    const one = { ...path, deliveryId: await delivered(tour, path) };
    await staff("webhooksGetDelivery", { path: one });
    await staff("webhooksReplayDelivery", { path: one });
    await delivered(tour, path);
    const body = { from: "2026-01-01T00:00:00.000Z", status: "delivered" };
    await staff("webhooksReplayDeliveries", { path, body });
    await delivered(tour, path);
    await staff("webhooksRotateSecret", { path, body: { overlapHours: 48 } });
    const read = await staff("webhooksGetEndpoint", { path });
    const changed = { events: ["orders.placed", "orders.cancelled"] };
    const next = await staff("webhooksChangeEndpoint", {
      path,
      headers: match(read),
      body: changed,
    });
    await staff("webhooksListEndpoints", { query: { limit: 2 } });
    await staff("webhooksDeleteEndpoint", { path, headers: match(next) });
  } finally {
    await receiver.stop();
  }
};
