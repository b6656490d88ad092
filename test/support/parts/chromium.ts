/** Chromium without a window, by its DevTools protocol: what a shopper sees, and what keys do. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../client.ts";

/** Where it is installed; undefined: it is not. */
export const chromium = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"]
  .filter((path) => path !== undefined)
  .find((path) => existsSync(path));

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A page, one of the browser's own process. */
export interface Tab {
  open(url: string): Promise<void>;
  /** The value of an expression in the page. */
  read<T>(expression: string): Promise<T>;
  /** Until an expression of the page is true. */
  sees(expression: string): Promise<void>;
  press(key: "Tab" | "Enter" | "Space"): Promise<void>;
  /** Role and name of what can be operated, as a screen reader says them. */
  controls(): Promise<readonly string[]>;
  dark(on: boolean): Promise<void>;
  /** Width of the window in CSS pixels. */
  width(pixels: number): Promise<void>;
  picture(file: string): Promise<void>;
  close(): Promise<void>;
}

const flags = [
  ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ...["--disable-dev-shm-usage", "--remote-debugging-port=0", "about:blank"],
];

type Send = <T>(method: string, params?: object, sessionId?: string) => Promise<T>;

const connect = async (url: string): Promise<{ send: Send; close: () => void }> => {
  const socket = new WebSocket(url);
  await new Promise((done, fail) => {
    socket.addEventListener("open", done);
    socket.addEventListener("error", () => fail(new Error("no DevTools")));
  });
  const waiting = new Map<number, (message: Message) => void>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  });
  let count = 0;
  const send = async <T>(method: string, params: object = {}, sessionId?: string): Promise<T> => {
    const id = (count += 1);
    const answered = new Promise<Message>((done) => waiting.set(id, done));
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    const { result, error } = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  };
  return { send, close: () => socket.close() };
};

const keys = {
  Tab: { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 },
  Enter: { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" },
  Space: { key: " ", code: "Space", windowsVirtualKeyCode: 32, text: " " },
} as const;

interface Node {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

const pageOf = (send: Send): Omit<Tab, "close"> => {
  const read = async <T>(expression: string): Promise<T> => {
    const { result } = await send<{ result: { value: T } }>("Runtime.evaluate", {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    return result.value;
  };
  // While a page is being exchanged for the next there is none to ask.
  const sees = async (expression: string): Promise<void> => {
    await until(expression, () =>
      read<boolean>(expression).then(
        (seen) => seen === true,
        () => false,
      ),
    );
  };
  return {
    read,
    sees,
    async open(url) {
      await send("Page.navigate", { url });
      await sees(`document.readyState === "complete" && location.href !== "about:blank"`);
    },
    async press(key) {
      for (const type of ["keyDown", "keyUp"])
        await send("Input.dispatchKeyEvent", { type, ...keys[key] });
    },
    async controls() {
      const { nodes } = await send<{ nodes: Node[] }>("Accessibility.getFullAXTree");
      return nodes
        .filter(
          ({ ignored, role }) => !ignored && /^(?:button|link|heading)$/u.test(role?.value ?? ""),
        )
        .map(({ role, name }) => `${role?.value} ${name?.value}`);
    },
    async dark(on) {
      const features = [{ name: "prefers-color-scheme", value: on ? "dark" : "light" }];
      await send("Emulation.setEmulatedMedia", { features });
    },
    async width(pixels) {
      const metrics = { width: pixels, height: 800, deviceScaleFactor: 1, mobile: pixels < 600 };
      await send("Emulation.setDeviceMetricsOverride", metrics);
    },
    async picture(file) {
      const { data } = await send<{ data: string }>("Page.captureScreenshot", { format: "png" });
      writeFileSync(file, Buffer.from(data, "base64"));
    },
  };
};

/** Starts a browser with one page. */
export const openTab = async (program: string): Promise<Tab> => {
  const profile = mkdtempSync(join(tmpdir(), "caravan-chromium-"));
  const child = spawn(program, [`--user-data-dir=${profile}`, ...flags], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const url = await until("Chromium", async () => {
    if (child.exitCode !== null) throw new Error(`Chromium ended:\n${said}`);
    return /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
  });
  const { send, close } = await connect(url);
  const { targetId } = await send<{ targetId: string }>("Target.createTarget", {
    url: "about:blank",
  });
  const { sessionId } = await send<{ sessionId: string }>("Target.attachToTarget", {
    targetId,
    flatten: true,
  });
  const sendToPage: Send = (method, params) => send(method, params, sessionId);
  for (const domain of ["Page", "Runtime", "Accessibility"]) await sendToPage(`${domain}.enable`);
  return {
    ...pageOf(sendToPage),
    async close() {
      const ended = new Promise((done) => child.once("exit", done));
      await send("Browser.close").catch(() => child.kill("SIGKILL"));
      await ended;
      close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
