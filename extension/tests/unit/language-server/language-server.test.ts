import { readFile } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test as base } from "vitest";
import type { ScriptAnswer } from "../../../src/language-protocol/index.js";
import { NotebookClient } from "./notebook-client.js";
import { bundleServer, type ServerProcess, startServer } from "./server.js";

let folder: string;
let program: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow-server-"));
  program = await bundleServer(folder);
});
afterAll(() => rm(folder, { recursive: true }));

interface Fixtures {
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the client says as it starts the server. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly server: ServerProcess;
  readonly notebook: NotebookClient;
}

const test = base.extend<Fixtures>({
  settings: {},
  options: {},
  server: async ({ settings, options }, use) => {
    const server = startServer(program, settings);
    await NotebookClient.start(server, options);
    await use(server);
    await server.stop();
  },
  notebook: async ({ server }, use) => {
    await use(new NotebookClient(server));
  },
});

const labels = (server: ServerProcess): readonly string[] =>
  server.becomes()?.cells.map(({ label }) => label) ?? [];

interface Step {
  readonly messages: readonly { readonly method: string; readonly params: unknown }[];
  readonly labels: readonly string[];
}

describe("what VS Code said when a person typed, moved, deleted, undid, cut, pasted and changed a language", () => {
  test("gives the same again at each step", async ({ server }) => {
    const recorded = await readFile(new URL("traffic/edits.json", import.meta.url), "utf8");
    for (const step of JSON.parse(recorded) as readonly Step[]) {
      const before = server.becomes();
      for (const { method, params } of step.messages)
        await server.connection.sendNotification(method, params);
      await server.until(() => server.becomes() !== before);
      // A machine that is busy may rest within a step, as typing does: it is analysed more than once then.
      await expect.poll(() => labels(server)).toEqual(step.labels);
    }
  });
});

describe("a notebook's cells", () => {
  test("say what they become, and an empty, a text and a raw one say nothing", async ({
    server,
    notebook,
  }) => {
    await notebook.open([
      { kind: "markdown", text: "# Trips" },
      "import math",
      { text: "count = 3", tags: ["parameters"] },
      "",
      { kind: "raw", text: "x = 1" },
      { kind: "markdown", text: "## Measure the areas" },
      "areas = [math.pi * r for r in range(count)]",
      { text: "areas.clear()", tags: ["skip-execution"] },
    ]);
    expect(labels(server)).toEqual([
      "setup · out math",
      "set-parameters · out count",
      "measure-areas · in count · out areas",
      "not run: tagged skip-execution",
    ]);
    expect(server.becomes()?.cells[2]?.reasons).toContain("cell 4 reads `count`, which cell 2 makes");
  });

  test("say nothing in a language that is not converted", async ({ server, notebook }) => {
    await notebook.open(["x <- 1"], "R");
    expect(labels(server)).toEqual([]);
    expect(notebook.diagnostics(0)).toEqual([]);
    const answer = await server.connection.sendRequest<ScriptAnswer>("nbflow/script", { uri: notebook.uri });
    expect(answer).toMatchObject({ kind: "refused", message: expect.stringContaining("written in R") });
  });

  test("of TypeScript and of both languages are analysed too", async ({ server, notebook }) => {
    await notebook.open(["rows = [1, 2]", { text: "const total = rows.length;", languageId: "typescript" }]);
    expect(labels(server)[1]).toContain("in rows · out total");
  });
});

describe("the line above a cell", () => {
  const position = { line: 0, character: 0 };
  const ask = (server: ServerProcess, notebook: NotebookClient): Promise<unknown> =>
    server.connection.sendRequest("textDocument/codeLens", { textDocument: { uri: notebook.cell(0) } });

  test("is not there unless the setting asks for it", async ({ server, notebook }) => {
    await notebook.open(["rows = [1]", "print(rows)"]);
    expect(await ask(server, notebook)).toEqual([]);
  });

  const withLenses = test.extend({ settings: { cells: { show: "codeLens" } } });
  withLenses("says what it becomes", async ({ server, notebook }) => {
    await notebook.open([{ text: "count = 3", tags: ["parameters"] }, "print(count)"]);
    const command = { title: "→ set-parameters · out count", command: "nbflow.showCellInScript" };
    expect(await ask(server, notebook)).toMatchObject([{ range: { start: position }, command }]);
  });
});

describe("a variable under the pointer", () => {
  test("tells which cells it ties together, and another word tells nothing", async ({ server, notebook }) => {
    await notebook.open([{ text: "count = 3", tags: ["parameters"] }, "print(count)"]);
    const hover = (character: number): Promise<unknown> => {
      const textDocument = { uri: notebook.cell(1) };
      return server.connection.sendRequest("textDocument/hover", {
        textDocument,
        position: { line: 0, character },
      });
    };
    expect(await hover(7)).toMatchObject({
      contents: { value: expect.stringContaining("- cell 2 reads `count`, which cell 1 makes") },
      range: { start: { character: 6 }, end: { character: 11 } },
    });
    expect(await hover(2)).toBeNull();
  });
});

describe("diagnostics", () => {
  test("stand at the name that no cell before makes, and go once one does", async ({ notebook }) => {
    await notebook.open(["a = 1", "print(a, b)", "b = 2"]);
    expect(notebook.diagnostics(1)).toEqual([
      "later-name 0:9-10 `b` is read, which only cell 3 makes, below: run from the top, this cell fails",
    ]);
    await notebook.type(0, "a = b = 1");
    expect(notebook.diagnostics(1)).toEqual([]);
  });

  test("tell that the cells were run in another order", async ({ notebook }) => {
    await notebook.open([
      { text: "a = 1", executionOrder: 2 },
      { text: "b = 2", executionOrder: 1 },
    ]);
    expect(notebook.diagnostics(1)[0]).toContain("run-out-of-order 0:0-5 cell 2 was run before cell 1");
  });

  const quiet = test.extend({ settings: { cells: { diagnostics: "problems" } } });
  quiet("are only of what is wrong where the setting says so", async ({ notebook }) => {
    await notebook.open([
      { text: "a = 1", executionOrder: 2 },
      { text: "print(b)", executionOrder: 1 },
    ]);
    expect(notebook.diagnostics(1)).toEqual([expect.stringContaining("unknown-name")]);
  });

  const silent = test.extend({ settings: { cells: { diagnostics: "off" } } });
  silent("are none where the setting says so", async ({ server, notebook }) => {
    await notebook.open(["print(b)"]);
    expect(notebook.diagnostics(0)).toEqual([]);
    expect(labels(server)).toHaveLength(1);
  });

  test("tell what makes cells wait for each other that might run side by side", async ({ notebook }) => {
    await notebook.open(["a = [1]", "b = [2]", "exec(open('more.py').read())", "print(a, b)"]);
    expect(notebook.diagnostics(2)).toEqual([expect.stringMatching(/^(?:barrier|unknown-effect) /u)]);
  });

  test("tell what does not leave a cell: what TypeScript changes of Python's is a copy", async ({
    notebook,
  }) => {
    await notebook.open(["rows = [1]", { text: "rows.push(2);", languageId: "typescript" }]);
    const said = "`rows` is a copy of what Python has, so this change stays in this cell";
    expect(notebook.diagnostics(1)).toEqual([expect.stringContaining(said)]);
  });

  test("tell a syntax error where it stands", async ({ notebook }) => {
    await notebook.open(["a = 1", "print(a"]);
    expect(notebook.diagnostics(1)).toEqual([expect.stringContaining("syntax-error 0:")]);
  });

  const besidePylance = test.extend({ options: { syntaxErrors: false } });
  besidePylance("leave syntax errors to another extension that tells them", async ({ notebook }) => {
    await notebook.open(["print(b)", "print(a"]);
    expect(notebook.diagnostics(0)).toEqual([expect.stringContaining("unknown-name")]);
    expect(notebook.diagnostics(1)).toEqual([]);
  });
});
