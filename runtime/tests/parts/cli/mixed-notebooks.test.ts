import { describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { PYTHON, useWorkspace, type NotebookCell } from "./support/workspace.js";

const workspace = useWorkspace();

interface Report {
  readonly cells: readonly {
    readonly source: string | readonly string[];
    readonly outputs: readonly {
      readonly output_type: string;
      readonly text?: readonly string[];
      readonly data?: Readonly<Record<string, string | readonly string[]>>;
      readonly evalue?: string;
    }[];
  }[];
}

async function run(...cells: readonly NotebookCell[]) {
  await workspace.notebook("mixed.ipynb", cells);
  const ended = await nbflow(workspace, ["run", "--python", PYTHON, "mixed.ipynb", "--report", "out.ipynb"]);
  const report = await workspace.json<Report>("out.ipynb").catch((): Report => ({ cells: [] }));
  const printed = report.cells.map(({ outputs }) =>
    outputs.map(({ text }) => (text ?? []).join("")).join(""),
  );
  return { ...ended, report, printed };
}

describe("a notebook of Python and TypeScript", () => {
  test("hands values from cell to cell, and shows in each cell what that cell gave", async () => {
    const { status, stderr, report, printed } = await run(
      "rows = [{'name': 'ann', 'price': 2.5}, {'name': 'bob', 'price': 4}]",
      "#!typescript\nconst best = rows.toSorted((a, b) => b.price - a.price)[0];\nconsole.log('%s leads', best.name);\nbest.price",
      "best['seen'] = True\nprint(best)",
      "#!ts\nconsole.error(best.seen);\nawait display({ 'text/html': '<b>done</b>' });",
    );
    expect(status, stderr).toBe(0);
    expect(printed).toEqual(["", "bob leads\n", "{'name': 'bob', 'price': 4, 'seen': True}\n", "true\n"]);
    expect(report.cells[1]?.outputs[1]).toMatchObject({ output_type: "execute_result" });
    expect(report.cells[3]?.outputs[1]?.data).toEqual({ "text/html": ["<b>done</b>"] });
  });

  test("prints of tasks that run at the same time go each to its own cell", async () => {
    const slow = (name: string) =>
      `#!ts\nfor (let i = 0; i < 3; i += 1) {\n  console.log("${name}", i);\n  await new Promise((go) => setImmediate(go));\n}`;
    const { printed } = await run("x = 1", slow("a"), slow("b"));
    expect(printed.slice(1)).toEqual(["a 0\na 1\na 2\n", "b 0\nb 1\nb 2\n"]);
  });

  test("what a TypeScript cell does to Python's value stays in the cell, and is told before", async () => {
    const { stderr, printed } = await run(
      "rows = [3, 1]\nheld = [rows]",
      "#!ts\nrows.sort();\nconsole.log(rows.join());",
      "print(rows, held)",
      "#!ts\nconsole.log(rows.join());",
    );
    expect(stderr).toContain("cell 2, line 2: `rows` is a copy of what Python has");
    expect(printed).toEqual(["", "1,3\n", "[3, 1] [[3, 1]]\n", "3,1\n"]);
  });

  test("TypeScript cells share their objects, and Python has one copy of what it takes over", async () => {
    const { printed } = await run(
      "#!ts\nconst state = { n: 0 };\nconst bump = () => { state.n += 1; };",
      "#!ts\nbump();\nbump();",
      "kept = [state]",
      "state['seen'] = True\nprint(kept)",
      "#!ts\nconsole.log(state.n, Object.keys(state));",
    );
    expect(printed.slice(3)).toEqual(["[{'n': 2, 'seen': True}]\n", "2 [ 'n', 'seen' ]\n"]);
  });

  test("values are handed over whole, however large", async () => {
    const { printed } = await run(
      "rows = list(range(30_000))",
      "#!ts\nconsole.log(rows.length, rows.at(-1));",
    );
    expect(printed[1]).toBe("30000 29999\n");
  });

  test.each([
    ["float('nan')", "float", "it is nan"],
    ["2**60", "int", "it is 1152921504606846976"],
    ["(1, 2)", "tuple", ""],
    ["{1: 2}", "dict", "its key 1 is no text"],
    ["{'b': 1, '2': 1, '1': 1}", "dict", "JavaScript would change the order of its keys"],
    ["[{'a': [1.0, float('inf')]}]", "list", "[0]['a'][1]: it is inf"],
    ["__import__('pandas').DataFrame({'a': [1]})", "pandas.core.frame.DataFrame", ""],
  ])(
    "%s is no TypeScript value: the error names the variable, its type and its cell",
    async (value, type, why) => {
      const { status, stderr } = await run(`x = ${value}`, "#!ts\nconsole.log(x);");
      expect(status).toBe(1);
      expect(stderr).toMatch(/`x` of \S+ \(cell 1\) is a /u);
      expect(stderr).toContain(`is a ${type}, which JSON can't hold as it is`);
      expect(stderr).toContain(why);
      expect(stderr).toContain("Make a variable of plain values of it in Python");
    },
  );

  test.each([
    ["new Map([[1, 2]])", "it is a Map"],
    ["{ a: [1, undefined] }", "`.a[1]` is undefined"],
    ["NaN", "it is NaN"],
    ["[1, , 2]", "an array with holes"],
    ["new Date(0)", "it is a Date"],
  ])("%s is no Python value: the error says what it is and which cell made it", async (value, why) => {
    const { status, stderr } = await run(`#!ts\nconst x: unknown = ${value};`, "print(x)");
    expect(status).toBe(1);
    expect(stderr).toMatch(/`x`, made by \S+ \(cell 1\), is given to \S+ \(cell 2\)/u);
    expect(stderr).toContain(why);
  });

  test("an error is told by its cell and its line there", async () => {
    const { status, stderr, report } = await run(
      "rows = [1]",
      "#!ts\nimport { basename } from 'node:path';\n\nconst check = (n: number) => {\n  throw new TypeError(`no ${n} ${basename('a/b')}`);\n};\nrows.forEach(check);",
    );
    expect(status).toBe(1);
    expect(stderr).toContain("TypeError: no 1 b (cell 2, line 5)");
    expect(report.cells[1]?.outputs[0]).toMatchObject({ output_type: "error", evalue: "no 1 b" });
  });

  test("an error in a cell that may raise is an output, and the run goes on", async () => {
    const { status, printed, report } = await run(
      { source: "#!ts\nthrow new Error('expected');", tags: ["raises-exception"] },
      "print('on')",
    );
    expect(status).toBe(0);
    expect(report.cells[0]?.outputs[0]).toMatchObject({ output_type: "error", evalue: "expected" });
    expect(printed[1]).toBe("on\n");
  });

  test.each([
    [
      "#!ts\nimport x from 'https://a.b/c.ts';\nx();",
      "cell 2, line 2: imports `https://a.b/c.ts`, which only Deno can load",
    ],
    ["#!ts\nconst text = Deno.readTextFileSync('a');", "cell 2, line 2: uses `Deno`, which Node lacks"],
    ["#!ts\nconst = 1;", "cell 2, line 2: is not valid TypeScript"],
  ])(
    "what can't be a function of the script is refused by name before anything runs",
    async (source, message) => {
      const { status, stderr } = await run("print('ran')", source);
      expect(status).toBe(2);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain("| ran");
    },
  );
});

test("as a class, a notebook's script runs the same", async () => {
  await workspace.notebook("daily.ipynb", [
    { source: "n = 2", tags: ["parameters"] },
    "rows = list(range(n))",
    "#!ts\nconst doubled = rows.map((row: number) => row * 2);\nconsole.log(doubled.join());",
    "print(sum(doubled))",
  ]);
  const made = await nbflow(workspace, ["convert", "daily.ipynb", "--style", "class"]);
  expect(made.status, made.stderr).toBe(0);
  const script = await workspace.read("daily.flow.ts");
  expect(script).toContain("class Daily {");
  expect(script).toContain('@task({ name: "set-parameters"');
  const ran = await nbflow(workspace, ["run", "--python", PYTHON, "daily.flow.ts", "-p", "n=4"]);
  expect(ran.status, ran.stderr).toBe(0);
  expect(ran.stderr).toContain("| 0,2,4,6\n");
  expect(ran.stderr).toContain("| 12\n");
});
