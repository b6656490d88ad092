import { openBalancer } from "../../../tasks/mesh/balancer.ts";
import { clientOf, sleep, type Client } from "../client.ts";
import type { MeshNode } from "../mesh.ts";

export interface Balanced extends Client {
  readonly url: string;
  close(): Promise<void>;
}

const LOOK_MS = 200;

const isReady = async ({ opsUrl }: MeshNode): Promise<boolean> => {
  const answer = await fetch(`${opsUrl}/readyz`).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status === 200;
};

/** The product's balancer in front of the gateways of a test's mesh: one port, only those whose /readyz is 200. */
export const balanced = async (gateways: () => readonly MeshNode[]): Promise<Balanced> => {
  let ready: readonly number[] = [];
  let closed = false;
  const look = async (): Promise<void> => {
    const all = gateways();
    const well = await Promise.all(all.map(isReady));
    ready = all.filter((_, i) => well[i]).map(({ url }) => Number(new URL(url ?? "").port));
  };
  await look();
  const looking = (async () => {
    for (; !closed; await sleep(LOOK_MS)) await look();
  })();
  const balancer = await openBalancer(() => ready, { port: 0, host: "127.0.0.1" });
  return {
    url: balancer.url,
    ...clientOf(() => balancer.url),
    async close() {
      closed = true;
      await looking;
      await balancer.close(0);
    },
  };
};
