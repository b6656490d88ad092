import { afterEach, describe, expect, test } from "@jest/globals";
import {
  destinationOf,
  resolverOf,
  urlFlaw,
  type Refusal,
} from "../../../../services/webhooks/adapters/destination.ts";
import { isRange } from "../../../../platform/runtime/address-ranges.ts";
import { isPublicAddress } from "../../../../services/webhooks/adapters/addresses.ts";
import { sendEvent } from "../../../../services/webhooks/adapters/send-event.ts";
import type { CloudEvent } from "../../../../services/webhooks/webhooks.schemas.ts";
import { startNameServer, type NameServer } from "../../../support/parts/dns.ts";
import { startReceiver, type Receiver } from "../../../support/parts/receiver.ts";

/** None of them is public. */
const inside = [
  ..."0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254".split(" "),
  ..."169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1".split(" "),
  ..."192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 240.0.0.1".split(" "),
  ..."255.255.255.255 168.63.129.16".split(" "),
  ..."::  ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:a00:1".split(/ +/u),
  ..."::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::a00:1".split(" "),
  ..."2002:7f00:1:: 2002:a00:1::1 2001:0:53aa:64c::1 fe80::1 febf::1 fec0::1".split(" "),
  ..."fc00::1 fd00:ec2::254 fdff::1 ff02::1 100::1 2001:db8::1 3fff::1 5f00::1".split(" "),
  ..."4000::1 8000::1 e000::1".split(" "),
];
const outside = "1.1.1.1 8.8.8.8 93.184.215.14 2606:4700::1111 2a00:1450:4001:80b::200e".split(" ");

/** As people write them to get past a check; all are of this machine, its network, or its cloud. */
const spellings = [
  ..."2130706433 0x7f000001 017700000001 127.1 127.0.1 0x7f.1 0177.0.0.1 127.0.0.1.".split(" "),
  ..."①②⑦.0.0.1 127。0。0。1 0 0x0 2852039166 0xa9fea9fe 169.254.43518 0251.0376.0251.0376".split(
    " ",
  ),
  ..."[::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:a9fe:a9fe] [::] [fe80::1]".split(
    " ",
  ),
  ..."[64:ff9b::127.0.0.1] [2002:7f00:1::] [fd00:ec2::254] %31%32%37.0.0.1 10.0.0.1".split(" "),
  ..."localhost LOCALHOST localhost. a.localhost shop.local metadata.google.internal".split(" "),
  ..."gateway printer.lan router.home.arpa".split(" "),
];

let names: NameServer | undefined;
let receiver: Receiver | undefined;
afterEach(async () => {
  await names?.stop();
  await receiver?.stop();
  names = receiver = undefined;
});

describe("addresses", () => {
  test("that are not of the public internet are refused, whichever kind they are", () => {
    expect(inside.filter(isPublicAddress)).toEqual([]);
    expect(outside.filter((one) => !isPublicAddress(one))).toEqual([]);
    for (const none of ["", "example.com", "127", "1.1.1.1/32"])
      expect(isPublicAddress(none)).toBe(false);
  });

  test("ranges that a setting names are addresses and nothing looser", () => {
    expect(["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"].filter((one) => !isRange(one))).toEqual(
      [],
    );
    expect(["127", "10.0.0.0/33", "*", "localhost", "::/129", ""].filter(isRange)).toEqual([]);
  });
});

describe("URLs as they are written", () => {
  test.each(spellings)("https://%s is refused", (host) => {
    expect(urlFlaw(`https://${host}/hook`, [])).toBeDefined();
  });

  test("need https, no user, a usual port", () => {
    const fine = ["https://example.com/hook", "https://example.com:8443/", "https://8.8.8.8/"];
    expect(fine.filter((url) => urlFlaw(url, []) !== undefined)).toEqual([]);
    const flawed = [
      ..."http://example.com ftp://example.com file:///etc/passwd javascript:0 example.com".split(
        " ",
      ),
      ..."https://user@example.com https://u:p@example.com https://@:@ https://".split(" "),
      ..."https://example.com:25 https://example.com:22 https://example.com:80".split(" "),
      ..."http://8.8.8.8 gopher://8.8.8.8 https://127.0.0.1:443@example.com".split(" "),
    ];
    expect(flawed.filter((url) => urlFlaw(url, []) === undefined)).toEqual([]);
  });

  test("may be of a range that a setting allows, and of no other", () => {
    const ranges = ["127.0.0.1", "10.1.0.0/16"];
    expect(urlFlaw("http://127.0.0.1:3999/hook", ranges)).toBeUndefined();
    expect(urlFlaw("http://10.1.2.3/", ranges)).toBeUndefined();
    for (const url of [
      "http://10.2.0.1/",
      "http://[::1]/",
      "http://8.8.8.8/",
      "https://127.0.0.2/",
    ])
      expect(urlFlaw(url, ranges)).toBeDefined();
  });
});

const event: CloudEvent = {
  ...{ specversion: "1.0", id: "evt_1", type: "webhooks.ping", source: "webhooks" },
  ...{ subject: "whe_1", time: "2026-01-01T00:00:00.000Z" },
  ...{ datacontenttype: "application/json", version: 1, data: {} },
};
const secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
const attemptAt = async (url: string, ranges: readonly string[] = [], timeoutMs = 10_000) => {
  const resolve = resolverOf(names ? [names.address] : ["127.0.0.1:1"]);
  const outgoing = { url, secrets, event, at: "2026-01-01T00:00:00.000Z" };
  return (await sendEvent({ resolve, ranges, timeoutMs }, outgoing)).attempt;
};

describe("names", () => {
  test("are asked of the server, both families, and refused for any address that is not public", async () => {
    const answers = new Map([
      ["fine.test", ["93.184.215.14", "2606:4700::1111"]],
      ["private.test", ["10.0.0.7"]],
      ["mixed.test", ["93.184.215.14", "127.0.0.1"]],
      ["mixed6.test", ["93.184.215.14", "::1"]],
      ["mapped.test", ["::ffff:127.0.0.1"]],
      ["nat64.test", ["64:ff9b::a9fe:a9fe"]],
      ["metadata.test", ["169.254.169.254"]],
    ]);
    names = await startNameServer((name) => answers.get(name) ?? []);
    const resolve = resolverOf([names.address]);
    const found = await destinationOf("https://fine.test/hook", { ranges: [], resolve });
    expect(found.addresses).toEqual(["93.184.215.14", "2606:4700::1111"]);
    for (const name of answers.keys()) {
      if (name === "fine.test") continue;
      const refused = destinationOf(`https://${name}/`, { ranges: [], resolve });
      await expect(refused).rejects.toMatchObject({ code: "ADDRESS_REFUSED" } as Refusal);
    }
    const missing = destinationOf("https://nothing.test/", { ranges: [], resolve });
    await expect(missing).rejects.toMatchObject({ code: "DNS" } as Refusal);
  });

  test("are not asked again between the check and the connection", async () => {
    receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    let times = 0;
    // The first answer is allowed, each further one is another address of this machine, which is not.
    names = await startNameServer((name) => {
      if (name !== "rebinding.test") return [];
      times += 1;
      return [times <= 2 ? "127.0.0.1" : "127.0.0.2"];
    });
    const first = await attemptAt(`http://rebinding.test:${port}/hook`, ["127.0.0.1"]);
    expect(first).toMatchObject({ status: 204 });
    expect(receiver.received[0]?.headers.host).toBe(`rebinding.test:${port}`);
    // One question for each family: none by the connection.
    expect(names.asked).toEqual(["rebinding.test", "rebinding.test"]);
    const second = await attemptAt(`http://rebinding.test:${port}/hook`, ["127.0.0.1"]);
    expect(second).toMatchObject({ error: "ADDRESS_REFUSED" });
    expect(receiver.received).toHaveLength(1);
  });

  test("that nobody answers for end with the attempt's time", async () => {
    const silent = await attemptAt("https://silent.test/", [], 300);
    expect(["TIMEOUT", "DNS"]).toContain(silent.error);
  });
});

describe("responses", () => {
  test("that point elsewhere are not followed", async () => {
    const elsewhere = await startReceiver();
    receiver = await startReceiver();
    receiver.respond = (_hook, response) =>
      void response.writeHead(307, { location: elsewhere.url }).end();
    try {
      const ranges = ["127.0.0.1"];
      expect(await attemptAt(receiver.url, ranges)).toMatchObject({ status: 307, error: "STATUS" });
      expect(elsewhere.received).toEqual([]);
    } finally {
      await elsewhere.stop();
    }
  });

  test("are read no further than some kilobytes, and to the deadline", async () => {
    receiver = await startReceiver();
    const ranges = ["127.0.0.1"];
    let written = 0;
    receiver.respond = (_hook, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write("x".repeat(1024))) written += 1024;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
    expect((await attemptAt(receiver.url, ranges)).response).toHaveLength(500);
    expect(written).toBeLessThan(16 * 1024 * 1024);
    // A status and then nothing: it was taken.
    receiver.respond = (_hook, response) => void response.writeHead(200).write("so");
    const slow = await attemptAt(receiver.url, ranges, 300);
    expect(slow).toMatchObject({ status: 200, response: "so" });
    expect(slow.error).toBeUndefined();
    receiver.respond = () => undefined;
    expect(await attemptAt(receiver.url, ranges, 300)).toMatchObject({ error: "TIMEOUT" });
  });

  test("of nobody at all are failures, with what the machine says", async () => {
    receiver = await startReceiver();
    const { url } = receiver;
    await receiver.stop();
    receiver = undefined;
    expect(await attemptAt(url, ["127.0.0.1"])).toMatchObject({
      error: "CONNECTION",
      detail: "ECONNREFUSED",
    });
  });
});
