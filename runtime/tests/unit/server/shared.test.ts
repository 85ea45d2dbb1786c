import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { publishShared, runningShared, withdrawShared } from "../../../src/server/index.js";
import { whenUnused } from "../../../src/server/shared/when-unused.js";
import { serve } from "./support/serve.js";

async function stateFolder(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "nbflow-shared-"));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  return home;
}

describe("the file of a shared server", () => {
  test("tells its user alone, and is gone with it", async () => {
    const home = await stateFolder();
    const { url } = await serve({ key: "its-key" });
    const server = { url, key: "its-key", pid: process.pid };
    expect(await runningShared(home)).toBeNull();

    expect(await publishShared(home, server)).toBeNull();
    expect(await runningShared(home)).toEqual(server);
    expect((await stat(join(home, "server.json"))).mode & 0o777).toBe(0o600);

    await withdrawShared(home, server);
    expect(await readdir(home)).toEqual([]);
  });

  test("a second server gets the first, and leaves its file", async () => {
    const home = await stateFolder();
    const first = { url: (await serve({ key: "one" })).url, key: "one", pid: process.pid };
    const second = { url: (await serve({ key: "two" })).url, key: "two", pid: process.pid };
    const told = await Promise.all([publishShared(home, first), publishShared(home, second)]);
    const running = await runningShared(home);
    expect(told.filter((other) => other === null)).toHaveLength(1);
    expect(told.find((other) => other !== null)).toEqual(running);

    await withdrawShared(home, running === first ? second : { ...second, key: "another" });
    expect(await runningShared(home)).toEqual(running);
  });

  test.each([
    ["has ended", { url: "http://127.0.0.1:9", key: "k", pid: 2 ** 30 }],
    ["does not answer", { url: "http://127.0.0.1:9", key: "k", pid: process.pid }],
  ])("one that %s makes room", async (_what, gone) => {
    const home = await stateFolder();
    await publishShared(home, gone);
    expect(await runningShared(home)).toBeNull();
    const server = { url: (await serve({ key: "new" })).url, key: "new", pid: process.pid };
    expect(await publishShared(home, server)).toBeNull();
    expect(await runningShared(home)).toEqual(server);
  });

  test("one that takes another key is not the one that is told of", async () => {
    const home = await stateFolder();
    const { url } = await serve({ key: "right" });
    await publishShared(home, { url, key: "wrong", pid: process.pid });
    expect(await runningShared(home)).toBeNull();
  });

  test.skipIf(process.platform === "win32")("a file that others can read or write is none", async () => {
    const home = await stateFolder();
    const { url } = await serve({ key: "k" });
    await publishShared(home, { url, key: "k", pid: process.pid });
    await chmod(join(home, "server.json"), 0o644);
    expect(await runningShared(home)).toBeNull();
  });

  test("a file that is no JSON is none", async () => {
    const home = await stateFolder();
    await writeFile(join(home, "server.json"), "{", { mode: 0o600 });
    expect(await runningShared(home)).toBeNull();
  });
});

describe("a server that nobody uses", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const make = () => {
    const server = new EventEmitter();
    const end = vi.fn();
    const stop = whenUnused(server as unknown as Server, 60_000, end);
    const use = (kind: "request" | "upgrade") => {
      const used = new EventEmitter();
      server.emit(kind, null, used);
      return () => void used.emit("close");
    };
    return { use, end, stop };
  };

  test("is told of a minute after its start", () => {
    const { end } = make();
    vi.advanceTimersByTime(59_999);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledOnce();
  });

  test("stays while a request or a websocket is open, and a minute more", () => {
    const { use, end } = make();
    const endSocket = use("upgrade");
    const endRequest = use("request");
    endRequest();
    vi.advanceTimersByTime(3_600_000);
    expect(end).not.toHaveBeenCalled();
    endSocket();
    vi.advanceTimersByTime(30_000);
    use("request")();
    vi.advanceTimersByTime(59_999);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledOnce();
  });

  test("is told of no more once it has been closed", () => {
    const { use, end, stop } = make();
    const endRequest = use("request");
    stop();
    endRequest();
    vi.advanceTimersByTime(3_600_000);
    expect(end).not.toHaveBeenCalled();
  });
});
