import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test as base } from "vitest";
import { localServer } from "../../../src/local-server/index.js";
import { sharedServer, stateFolder } from "../../../src/local-server/shared-server.js";
import { FakeVscode } from "../fake/vscode.js";

/** An `nbflow` whose server tells of itself as the real one does. */
const program = (home: string) => `#!/usr/bin/env node
const { appendFileSync, writeFileSync } = require("node:fs");
if (process.argv[2] === "--version") { console.log("0.1.0"); process.exit(); }
appendFileSync(${JSON.stringify(join(home, "starts"))}, process.argv.slice(2).join(" ") + "\\n");
const server = require("node:http").createServer((request, response) => {
  response.statusCode = request.headers.authorization === "Bearer its-key" ? 200 : 401;
  response.end('"3"');
});
server.listen(0, "127.0.0.1", () => {
  const told = { url: "http://127.0.0.1:" + server.address().port, key: "its-key", pid: process.pid };
  writeFileSync(${JSON.stringify(join(home, "server.json"))}, JSON.stringify(told), { mode: 0o600 });
  console.log("nbflow server at " + told.url);
});
`;

interface Place {
  readonly vscode: FakeVscode;
  readonly home: string;
  readonly install: (text: string) => Promise<void>;
}

const test = base.extend<{ place: Place }>({
  place: async ({ signal: _signal }, use) => {
    const vscode = new FakeVscode();
    vscode.workspaceFolder = await mkdtemp(join(tmpdir(), "nbflow-unit-"));
    const home = join(vscode.workspaceFolder, "home");
    const bin = join(vscode.workspaceFolder, "node_modules/.bin");
    await mkdir(home);
    await mkdir(bin, { recursive: true });
    await use({ vscode, home, install: (text) => writeFile(join(bin, "nbflow"), text, { mode: 0o755 }) });
    const told = await readFile(join(home, "server.json"), "utf8").catch(() => undefined);
    if (told) process.kill((JSON.parse(told) as { readonly pid: number }).pid);
    await rm(vscode.workspaceFolder, { recursive: true });
  },
});

describe("the server of this machine", () => {
  test("is started once for all who ask, then found by its file", async ({ place }) => {
    const { vscode, home, install } = place;
    await install(program(home));
    const window = localServer(vscode.editor(), home);
    const found = await Promise.all([window.find(), window.find()]);
    expect(found.map(({ kind }) => kind)).toEqual(["client", "client"]);
    expect(await localServer(vscode.editor(), home).find()).toMatchObject({ kind: "client" });
    expect(await readFile(join(home, "starts"), "utf8")).toBe("server start --shared --port 0\n");

    await chmod(join(home, "server.json"), 0o644);
    expect(await sharedServer(home)).toBeUndefined();
  });

  test("is not started where the workspace is not trusted", async ({ place }) => {
    const { vscode, home, install } = place;
    await install(program(home));
    vscode.isTrusted = false;
    expect(await localServer(vscode.editor(), home).find()).toEqual({ kind: "untrusted" });
    await expect(readFile(join(home, "starts"))).rejects.toThrow("ENOENT");
  });

  test("says why it does not start", async ({ place }) => {
    const { vscode, home, install } = place;
    await install(
      `#!/bin/sh\n[ "$1" = --version ] && echo 0.1.0 && exit\necho "the store is newer" >&2; exit 1\n`,
    );
    await expect(localServer(vscode.editor(), home).find()).rejects.toThrow("the store is newer");
  });

  test("one whose process has gone is none", async ({ place }) => {
    const told = { url: "http://127.0.0.1:9", key: "k", pid: 2 ** 30 };
    await writeFile(join(place.home, "server.json"), JSON.stringify(told), { mode: 0o600 });
    expect(await sharedServer(place.home)).toBeUndefined();
    await rm(join(place.home, "server.json"));
  });

  test("keeps its state where the command line does", () => {
    expect(stateFolder({ NBFLOW_HOME: "/state" })).toBe("/state");
    expect(stateFolder({})).toMatch(/\.nbflow$/u);
  });
});
