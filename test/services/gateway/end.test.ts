/** How a gateway stops. */
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { describe, expect, test } from "@jest/globals";
import { until } from "../../support/client.ts";
import { bodyOf, startFront } from "./support.ts";

const stopping = JSON.stringify({ status: "stopping" });

describe("the end", () => {
  test("not ready at once, what is under way ends, then nobody listens", async () => {
    const front = await startFront();
    const { port } = new URL(front.url);
    const headers = { "content-type": "text/csv", expect: "100-continue" };
    const under = request({ port, path: "/v1/uploads", method: "POST", headers });
    under.write("a,b\n");
    await once(under, "continue");
    const stopped = front.stop();
    await until("not to be ready", async () => {
      const ready = await fetch(`${front.ops}/readyz`);
      return ready.status === 503 && JSON.stringify(await bodyOf(ready)) === stopping;
    });
    const isDeaf = () =>
      front.fetch("/v1/things").then(
        () => false,
        () => true,
      );
    await until("nobody to listen", isDeaf);
    under.end("1,2\n");
    const [response] = (await once(under, "response")) as [IncomingMessage];
    expect(response.statusCode).toBe(202);
    response.resume();
    await stopped;
    await expect(fetch(`${front.ops}/livez`)).rejects.toThrow();
  });

  test("told to linger, it goes on answering and asks for each connection to be closed", async () => {
    const front = await startFront({ DRAIN_MS: 1_500 });
    expect((await front.fetch("/v1/things")).headers.get("connection")).toBe("keep-alive");
    const stopped = front.stop();
    await until("an answer that asks for the end", async () => {
      const late = await front.fetch("/v1/things");
      expect(late.status).toBe(200);
      return late.headers.get("connection") === "close";
    });
    await stopped;
    await expect(front.fetch("/v1/things")).rejects.toThrow();
  });
});
