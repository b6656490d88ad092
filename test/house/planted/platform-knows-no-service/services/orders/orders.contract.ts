export type Placed = { orderId: string };
