import { rm } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

interface Run {
  readonly id: string;
  readonly state: { readonly type: string; readonly name: string; readonly message: string | null };
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly tasks: readonly { readonly name: string; readonly state: { readonly name: string } }[];
}
interface Report {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly execution_count: number | null;
    readonly outputs: readonly {
      readonly output_type: string;
      readonly text?: string[];
      readonly ename?: string;
    }[];
  }[];
}

const withPython = (...args: string[]) => ["run", "--python", PYTHON, ...args];
const PARAMETERS = { source: "n = 3\nname = 'world'", tags: ["parameters"] };

describe("nbflow run notebook.ipynb", () => {
  test("runs it, shows each task, its result, and where its state lies", async () => {
    await workspace.notebook("hello.ipynb", [
      "# Hello",
      PARAMETERS,
      "text = f'hello {name} {n}'\nprint(text)",
    ]);
    const { status, stdout, stderr } = await nbflow(workspace, withPython("hello.ipynb"));
    expect(stderr).toContain("| hello world 3");
    expect(status).toBe(0);
    expect(stdout).toMatch(/hello · \S+ {2}✔ Completed in /u);
    expect(stdout).toContain("hello world 3");
    expect(stdout).toContain(workspace.path("home/nbflow.db"));
    expect(stdout).toMatch(/nbflow runs show [0-9a-f-]{13}/u);
    expect(await workspace.processes()).toEqual([]);
  });

  test("takes parameters from the command line and a file, by type", async () => {
    await workspace.notebook("hello.ipynb", [PARAMETERS, "print(repr((n, name)))"]);
    await workspace.write("p.json", '{"n": 7, "name": "file"}');
    const { status, stderr } = await nbflow(
      workspace,
      withPython("hello.ipynb", "--params-file", "p.json", "-p", "name=5"),
    );
    expect(stderr).toContain("| (7, '5')");
    expect(status).toBe(0);
  });

  test("prints one JSON object with --json, and nothing else on stdout", async () => {
    await workspace.notebook("hello.ipynb", ["total = 6 * 7\nprint('noise')"]);
    const { status, stdout } = await nbflow(
      workspace,
      withPython("hello.ipynb", "--json", "--name", "my run"),
    );
    expect(status).toBe(0);
    const run = JSON.parse(stdout) as Run;
    expect(run).toMatchObject({
      name: "my run",
      flow: "hello",
      state: { type: "COMPLETED" },
      result: { total: 42 },
    });
    expect(run.tasks.map((task) => task.state.name)).not.toContain("Pending");
  });

  test("shows nothing but the end with --quiet", async () => {
    await workspace.notebook("hello.ipynb", ["print('noise')"]);
    const { stderr } = await nbflow(workspace, withPython("hello.ipynb", "--quiet"));
    expect(stderr).toBe("");
  });

  test("--report writes the executed notebook", async () => {
    await workspace.notebook("hello.ipynb", ["# Hello", "print('a')", "1 + 1", "", "print('b')"]);
    const { status } = await nbflow(workspace, withPython("hello.ipynb", "--report", "out/done.ipynb"));
    expect(status).toBe(0);
    const report: Report = await workspace.json("out/done.ipynb");
    expect(report.cells.map((cell) => cell.cell_type)).toEqual(["markdown", "code", "code", "code", "code"]);
    const [, first, second, empty, last] = report.cells;
    expect(first).toMatchObject({ execution_count: 1, outputs: [{ output_type: "stream", text: ["a\n"] }] });
    expect(second).toMatchObject({
      execution_count: 2,
      outputs: [{ output_type: "execute_result", data: { "text/plain": ["2"] }, execution_count: 2 }],
    });
    expect(empty).toMatchObject({ execution_count: null, outputs: [] });
    expect(last).toMatchObject({ execution_count: 3, outputs: [{ text: ["b\n"] }] });
  });
});

describe("a cell that raises", () => {
  const CELLS = [
    "# Start",
    "print('before')",
    "x = 1\nraise ValueError('broken on purpose')",
    "print('after')",
  ];

  test("ends the run as Failed, names cell and line, and shows the traceback", async () => {
    await workspace.notebook("fails.ipynb", CELLS);
    const { status, stdout, stderr } = await nbflow(
      workspace,
      withPython("fails.ipynb", "--report", "done.ipynb"),
    );
    expect(status).toBe(1);
    expect(stdout).toContain("✖ Failed");
    expect(stderr).toMatch(/error: .*ValueError: broken on purpose \(cell 2, line 2\)\n$/u);
    expect(stderr).toContain("Traceback (most recent call last)");
    expect(stderr).not.toContain("\u001b[");
    const report: Report = await workspace.json("done.ipynb");
    expect(report.cells[1]).toMatchObject({ execution_count: 1, outputs: [{ text: ["before\n"] }] });
    expect(report.cells[2]).toMatchObject({ execution_count: 2, outputs: [{ ename: "ValueError" }] });
    expect(report.cells[3]).toMatchObject({ execution_count: null, outputs: [] });
    expect(await workspace.processes()).toEqual([]);
  });

  test("may raise where the notebook says so", async () => {
    await workspace.notebook("may.ipynb", [
      { source: "1 / 0", tags: ["raises-exception"] },
      "print('after')",
    ]);
    const { status, stderr } = await nbflow(workspace, withPython("may.ipynb"));
    expect(stderr).toContain("| after");
    expect(status).toBe(0);
  });

  test("an error that a cell shows without stopping fails the run, and what comes after runs all the same", async () => {
    await workspace.write("broken.py", "raise ValueError('in a script')\n");
    await workspace.notebook("shows.ipynb", ["%run broken.py", "print('after')"]);
    const { status, stderr } = await nbflow(workspace, withPython("shows.ipynb", "--report", "shown.ipynb"));
    expect(stderr).toContain("| after");
    expect(stderr).toContain(
      "error: An error was shown, and the cell went on: ValueError: in a script (cell 1)",
    );
    expect(stderr).toContain("tag the cell `raises-exception`");
    expect(status).toBe(1);
    const report: Report = await workspace.json("shown.ipynb");
    expect(report.cells.at(-1)).toMatchObject({ execution_count: 2, outputs: [{ text: ["after\n"] }] });

    await workspace.notebook("meant.ipynb", [{ source: "%run broken.py", tags: ["raises-exception"] }]);
    expect(await nbflow(workspace, withPython("meant.ipynb"))).toMatchObject({ status: 0 });
  });

  test("a syntax error stops the run at its cell, as in Jupyter", async () => {
    await workspace.notebook("syntax.ipynb", ["print('one')", "print(", "print('three')"]);
    const { status, stderr } = await nbflow(workspace, withPython("syntax.ipynb"));
    expect(status).toBe(1);
    expect(stderr).toContain("| one");
    expect(stderr).toContain("warning: syntax.ipynb, cell 2");
    expect(stderr).toMatch(/\nerror: .*SyntaxError: .*\(cell 2, line 1\)\n$/u);
    expect(stderr).not.toContain("| three");
  });
});

describe("nbflow run notebook.flow.ts", () => {
  test("gives what the notebook gives, from any folder", async () => {
    await workspace.notebook("nb/sum.ipynb", [
      "# Sum",
      "rows = [int(x) for x in open('data.txt')]",
      "print(sum(rows))",
    ]);
    await workspace.write("nb/data.txt", "1\n2\n3\n");
    expect(await nbflow(workspace, ["convert", "nb/sum.ipynb", "-o", "flows/"])).toMatchObject({ status: 0 });
    const ran = await nbflow(workspace, withPython("flows/sum.flow.ts", "--report", "done.ipynb"));
    expect(ran.stderr).toContain("| 6");
    expect(ran.status).toBe(0);
    expect((await workspace.json<Report>("done.ipynb")).cells).toHaveLength(3);
  });

  test("reports the code cells alone where the notebook is gone, and says so", async () => {
    await workspace.notebook("gone.ipynb", [
      "# Title",
      "print('a')",
      "raise KeyError('k')",
      "print('never')",
    ]);
    await nbflow(workspace, ["convert", "gone.ipynb"]);
    await rm(workspace.path("gone.ipynb"));
    const { status, stderr } = await nbflow(workspace, withPython("gone.flow.ts", "--report", "done.ipynb"));
    expect(status).toBe(1);
    expect(stderr).toContain("note: The notebook could not be read");
    const report: Report = await workspace.json("done.ipynb");
    expect(report.cells).toHaveLength(3);
    expect(report.cells[2]).toMatchObject({ source: ["print('never')"], execution_count: null, outputs: [] });
  });
});
