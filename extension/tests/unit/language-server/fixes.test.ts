import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeAction } from "vscode-languageserver";
import { afterAll, beforeAll, describe, expect, test as base } from "vitest";
import type { CellEdit, NotebookFix } from "../../../src/language-protocol/index.js";
import { NotebookClient } from "./notebook-client.js";
import { bundleServer, type ServerProcess, startServer } from "./server.js";

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow-server-"));
  server = startServer(await bundleServer(folder));
  await NotebookClient.start(server);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

let opened = 0;
const test = base.extend<{ notebook: NotebookClient }>({
  notebook: async ({ signal: _signal }, use) => {
    await use(new NotebookClient(server, `trips-${(opened += 1)}.ipynb`));
  },
});

/** The fixes that a person is offered at a line of a cell: their titles, and the edits of each. */
async function offered(
  notebook: NotebookClient,
  cell: number,
  line = 0,
): Promise<Map<string, readonly CellEdit[]>> {
  const uri = notebook.cell(cell);
  const at = { line, character: 0 };
  const actions = await server.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: server.diagnostics.get(uri)?.diagnostics ?? [], triggerKind: 1 },
  });
  return new Map(
    actions.map(({ title, command }) => {
      const [fix] = (command?.arguments ?? []) as NotebookFix[];
      return [title.replace("nbflow: ", ""), fix?.edits ?? []];
    }),
  );
}

const titles = async (notebook: NotebookClient, cell: number, line = 0): Promise<readonly string[]> => [
  ...(await offered(notebook, cell, line)).keys(),
];

describe("a name that no cell makes", () => {
  test("is written as a cell above has it, where it is spelled nearly so", async ({ notebook }) => {
    await notebook.open([
      "distances = [1, 2]",
      "print(len(distanecs), distanecs[0], 'distanecs')  # distanecs",
    ]);
    const found = await offered(notebook, 1);
    expect(found.get("Write `distances`, which a cell above makes")).toEqual([
      { kind: "text", index: 1, text: "print(len(distances), distances[0], 'distanecs')  # distanecs" },
    ]);
  });

  test("is left as it is where no cell above has one that is like it", async ({ notebook }) => {
    await notebook.open(["rows = [1]", "print(cols)", "colts = 3"]);
    expect([...(await offered(notebook, 1)).keys()].filter((title) => title.startsWith("Write"))).toEqual([]);
  });
});

describe("a name that is made below", () => {
  test("offers to move either cell past the other", async ({ notebook }) => {
    await notebook.open(["print(rows)", "rows = [1]"]);
    const found = await offered(notebook, 0);
    expect([...found.keys()]).toEqual(
      expect.arrayContaining(["Move this cell below cell 2", "Move cell 2 above this cell"]),
    );
    expect(found.get("Move this cell below cell 2")).toEqual([
      { kind: "splice", start: 0, deleteCount: 1, cells: [] },
      { kind: "splice", start: 2, deleteCount: 0, cells: [{ kind: "existing", index: 0 }] },
    ]);
  });

  test("offers no move that would break another cell", async ({ notebook }) => {
    await notebook.open(["first = rows", "print(first)", "rows = [first]"]);
    expect([...(await offered(notebook, 0)).keys()].filter((title) => title.startsWith("Move"))).toEqual([]);
  });
});

describe("cells that were run in another order", () => {
  const title = "Run all cells in order";

  test("can be run from the top", async ({ notebook }) => {
    await notebook.open([
      { text: "a = 1", executionOrder: 2 },
      { text: "print(a)", executionOrder: 1 },
    ]);
    expect(await titles(notebook, 1)).toContain(title);
    expect(await titles(notebook, 0)).not.toContain(title);
  });

  test("are not run from the top where that would fail", async ({ notebook }) => {
    await notebook.open([
      { text: "print(a)", executionOrder: 2 },
      { text: "a = 1", executionOrder: 1 },
    ]);
    const found = await titles(notebook, 1);
    expect(found).toContain("Move this cell above cell 1, as it was run");
    expect(found).not.toContain(title);
  });
});

describe("a cell of plain values", () => {
  test("can be the one that a run sets", async ({ notebook }) => {
    await notebook.open(["count = 3\nname = 'a'  # whose", "print(count)"]);
    expect((await offered(notebook, 0)).get("Make the values of this cell parameters")).toEqual([
      { kind: "tags", index: 0, tags: ["parameters"] },
    ]);
  });

  test.for([
    ["that computes", ["count = len('abc')"]],
    ["of a notebook that has one", [{ text: "a = 1", tags: ["parameters"] }, "b = 2"]],
  ] as const)("cannot be that one %s", async ([, cells], { notebook }) => {
    await notebook.open(cells);
    expect(await titles(notebook, cells.length - 1)).not.toContain("Make the values of this cell parameters");
  });
});

describe("a value in a cell", () => {
  test("is taken into the parameters' cell", async ({ notebook }) => {
    await notebook.open([
      { text: "seed = 1", tags: ["parameters"] },
      "rows = [1]\nalpha = 0.5\nprint(alpha, rows)",
    ]);
    expect((await offered(notebook, 1, 1)).get("Take `alpha` as a parameter")).toEqual([
      { kind: "text", index: 1, text: "rows = [1]\nprint(alpha, rows)" },
      { kind: "text", index: 0, text: "seed = 1\nalpha = 0.5" },
    ]);
  });

  test("makes that cell, below the imports, where there is none", async ({ notebook }) => {
    await notebook.open(["import math", "alpha = 0.5", "print(math.sqrt(alpha))"]);
    expect((await offered(notebook, 1)).get("Take `alpha` as a parameter")?.[1]).toMatchObject({
      start: 1,
      cells: [{ kind: "code", text: "alpha = 0.5", tags: ["parameters"] }],
    });
  });

  test.for([
    ["set twice", "alpha = 1\nalpha = 2"],
    ["added to", "alpha = 1\nalpha += 2"],
    ["computed", "alpha = len('abc')"],
  ])("is not taken where it is %s", async ([, text = ""], { notebook }) => {
    await notebook.open([text]);
    expect(await titles(notebook, 0)).not.toContain("Take `alpha` as a parameter");
  });
});

describe("splitting a cell", () => {
  test("cuts it above the line", async ({ notebook }) => {
    await notebook.open(["a = 1\nb = 2"]);
    expect((await offered(notebook, 0, 1)).get("Split the cell here")).toEqual([
      { kind: "text", index: 0, text: "a = 1" },
      {
        kind: "splice",
        start: 1,
        deleteCount: 0,
        cells: [{ kind: "code", languageId: "python", text: "b = 2", tags: [] }],
      },
    ]);
  });

  test.for([
    ["in a string", 'a = """\nb = 2\n"""'],
    ["in brackets", "a = [\n1,\n]"],
    ["in a block", "if True:\n    b = 2"],
    ["before its else", "if a:\n    pass\nelse:\n    pass", 2],
    ["under a decorator", "@property\ndef a(): ..."],
    ["of a magic", "%%time\na = 1"],
  ] as const)("is not offered %s", async ([, text, line = 1], { notebook }) => {
    await notebook.open([text]);
    expect(await titles(notebook, 0, line)).not.toContain("Split the cell here");
  });
});

describe("a heading", () => {
  test("names a task, with the words that nbflow has for it", async ({ notebook }) => {
    await notebook.open([
      { kind: "markdown", text: "# All" },
      "import math",
      "areas = [math.pi]",
      "print(areas)",
    ]);
    const [edit] = (await offered(notebook, 2)).get("Name the task by a heading") ?? [];
    expect(edit).toMatchObject({
      start: 2,
      cells: [{ kind: "markdown", text: expect.stringMatching(/^## \w+/) }],
    });
  });
});

test("the light bulb, asked for at each move of the cursor, is for what is wrong", async ({ notebook }) => {
  await notebook.open(["a = 1\nb = 2"]);
  const at = { line: 1, character: 0 };
  const context = { diagnostics: [], triggerKind: 2 };
  const textDocument = { uri: notebook.cell(0) };
  const asked = { textDocument, range: { start: at, end: at }, context };
  expect(await server.connection.sendRequest("textDocument/codeAction", asked)).toEqual([]);
});
