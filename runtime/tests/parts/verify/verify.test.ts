import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { GroupMode, Plan } from "@nbflow/converter";
import { describe, expect, test } from "vitest";
import { verifyNotebook, type Verdict } from "../../../src/verify/index.js";
import { PYTHON, useWorkspace } from "../cli/support/workspace.js";

const workspace = useWorkspace();

interface Given {
  readonly cells: Parameters<typeof workspace.notebook>[1];
  /** Pairs of cells whose dependency is taken out of the plan. */
  readonly without?: readonly (readonly [from: number, to: number])[];
  readonly group?: GroupMode;
  readonly seeds?: readonly number[];
  /** Cells whose tasks the plan lets run apart, rightly or not. */
  readonly apart?: readonly number[];
}

async function verdictOf({
  cells,
  without = [],
  group = "cell",
  seeds = [1, 2, 3],
  apart = [],
}: Given): Promise<Verdict> {
  const notebook = await workspace.notebook("work/n.ipynb", cells);
  return verifyNotebook({
    notebook,
    text: await readFile(notebook, "utf8"),
    executable: PYTHON,
    env: workspace.env,
    pycache: workspace.path("pycache"),
    seeds,
    group,
    root: workspace.path("work"),
    mostBytes: 10e6,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    replan: (plan) => letApart(without.reduce(withoutDependency, plan), apart),
  });
}

/** The plan as it would be, had the analysis overlooked that one cell's task needs the other's, but not what that needs. */
function withoutDependency(plan: Plan, [from, to]: readonly [number, number]): Plan {
  const maker = plan.tasks.find(({ cells }) => cells.includes(from));
  const above = [...(maker?.reads.map((input) => input.from) ?? []), ...(maker?.waitsFor ?? [])];
  return {
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.cells.includes(to)
        ? {
            ...task,
            reads: task.reads.filter((input) => input.from !== maker?.id),
            waitsFor: [...new Set([...task.waitsFor, ...above])].filter((id) => id !== maker?.id),
          }
        : task,
    ),
  };
}

/** The plan as it would be, had the analysis overlooked what these cells do outside of their variables. */
function letApart(plan: Plan, cells: readonly number[]): Plan {
  const tasks = plan.tasks.map((task) =>
    task.cells.some((cell) => cells.includes(cell)) ? { ...task, apart: true as const } : task,
  );
  return { ...plan, tasks };
}

const told = ({ differences }: Verdict) =>
  differences.map(({ cell, what, notebook, flow, missing }) => ({
    what: cell === null ? what : `cell ${cell}, ${what}`,
    values: `${notebook} → ${flow}`,
    missing: missing === null ? null : [missing.before.cells, missing.after.cells],
  }));

describe("a notebook whose plan is right", () => {
  test("is the same in every order, in copies, and leaves its folder as it was", async () => {
    await workspace.write("work/data.csv", "a,b\n1,2\n3,4\n");
    const verdict = await verdictOf({
      cells: [
        "import pandas as pd\nimport matplotlib.pyplot as plt",
        "df = pd.read_csv('data.csv')\ndf",
        "total = df.a.sum() * 0.1\nprint(total)",
        "plt.plot(df.b)\nplt.show()",
        "other = {i: str(i) for i in range(100)}",
        "with open('out.txt', 'w') as out:\n    out.write('x')",
      ],
    });
    expect(told(verdict)).toEqual([]);
    expect(verdict.same).toBe(true);
    expect(new Set(verdict.orders.map(({ key }) => key)).size).toBeGreaterThan(2);
    expect(verdict.compared.variables).toBe(6);
    expect(verdict.notCompared).toEqual([]);
    expect(readdirSync(workspace.path("work")).sort()).toEqual(["data.csv", "n.ipynb"]);
    expect(await workspace.processes()).toEqual([]);
  });

  test("may show what differs from run to run: it is left out, and named", async () => {
    const verdict = await verdictOf({
      cells: [
        "import random, time",
        "print(random.random())\nprint('steady')",
        "started = time.time()",
        "lock = __import__('threading').Lock()",
      ],
    });
    expect(told(verdict)).toEqual([]);
    expect(verdict.leftOut).toEqual(["cell 2 (printed text, line 1)", "variable started"]);
    expect(verdict.notCompared).toEqual(["lock (_thread.lock: it belongs to the process)"]);
  });

  test("may have widgets that run a cell's code in the kernel's time", async () => {
    const verdict = await verdictOf({
      cells: [
        "from ipywidgets import interactive",
        "import matplotlib.pyplot as plt",
        "def draw(n):\n    plt.plot([n, 1])\n    plt.show()\n    return n",
        "shown = interactive(draw, n=(0, 5))\ndisplay(shown)",
        "result = shown.result\nresult",
      ],
      seeds: [1],
    });
    expect(told(verdict)).toEqual([]);
    expect(verdict.compared.variables).toBeGreaterThan(3);
  });

  test("may have nothing but imports and definitions", async () => {
    const verdict = await verdictOf({
      cells: ["import this", "def double(n):\n    return 2 * n"],
      seeds: [1],
    });
    expect(verdict.differences).toEqual([]);
    expect(verdict.compared.outputs).toBe(22);
  });

  test("may stop with an error: what it gave until then is compared", async () => {
    const verdict = await verdictOf({
      cells: ["a = 1\nprint(a)", "b = 2\nprint(b)", "print(a / 0)", "c = 3\nprint(c)"],
      seeds: [1, 2, 3, 4],
    });
    expect(verdict.stopped).toEqual({ cell: 3, error: "ZeroDivisionError: division by zero" });
    expect(told(verdict)).toEqual([]);
  });
});

describe("a plan that lacks a dependency", () => {
  test("is caught, and the two cells are named", async () => {
    const verdict = await verdictOf({
      cells: [
        "rows = [1, 2]",
        "other = sum(range(10))",
        "rows.append(3)",
        "print(other)",
        "print(len(rows))",
      ],
      without: [[3, 5]],
      seeds: [1, 2, 3, 4, 5],
    });
    expect(told(verdict)).toEqual([
      { what: "cell 5, printed text, line 1", values: "3 → 2", missing: [[3], [5]] },
    ]);
  });

  test("names the two cells also where they are in tasks of several", async () => {
    const verdict = await verdictOf({
      group: "heading",
      cells: [
        "# # Make",
        "rows = [1, 2]\nprint('made')",
        "# # Add",
        "extra = 5\nprint('extra')",
        "rows.append(3)",
        "# # Show",
        "text = 'rows'",
        "print(text, len(rows))",
      ],
      without: [[3, 5]],
      seeds: [1, 2, 3, 4, 5],
    });
    expect(told(verdict)).toEqual([
      { what: "cell 5, printed text, line 1", values: "rows 3 → rows 2", missing: [[3], [5]] },
    ]);
  });

  test("is caught by a figure that differs in one pixel", async () => {
    const verdict = await verdictOf({
      cells: [
        "import numpy as np\nfrom PIL import Image",
        "pixels = np.zeros((20, 30), 'u1')",
        "pixels[3, 4] = 1",
        "Image.fromarray(pixels)",
      ],
      without: [[3, 4]],
      seeds: [1, 2, 3, 4, 5, 6],
    });
    const figures = told(verdict).filter(({ values }) => values === "a figure → 1 pixel differs");
    expect(figures).toEqual([expect.objectContaining({ missing: [[3], [4]] })]);
  });

  test("is caught by a variable that differs in its last bit", async () => {
    const verdict = await verdictOf({
      cells: ["total = 1.0", "total += 2**-53", "total += 2**-52", "names = ['a']"],
      without: [[2, 3]],
      seeds: [1, 2, 3, 4, 5, 6],
    });
    expect(told(verdict)).toContainEqual({
      what: "variable total",
      values: "1.0000000000000002 → 1.0000000000000004",
      missing: [[2], [3]],
    });
  });
});

test("leaves no folder behind", async () => {
  const temporary = await workspace.write("tmp/keep", "");
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = workspace.path("tmp");
  try {
    await verdictOf({ cells: ["a = 1"], seeds: [1] });
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  expect(readdirSync(workspace.path("tmp")).filter((name) => name.startsWith("nbflow-verify-"))).toEqual([]);
  expect(existsSync(temporary)).toBe(true);
});

describe("tasks that the plan lets run apart run in forks", () => {
  test("which is told, and is the same", async () => {
    const verdict = await verdictOf({
      cells: ["n = 100", "a = sum(range(n))\nprint(a)", "b = list(range(n))\nlen(b)", "print(a, len(b))"],
      seeds: [1],
    });
    expect(verdict).toMatchObject({ same: true, apart: [[2], [3]], notApart: [] });
  });

  test("what order alone does not show, a fork does: an effect on a module", async () => {
    await workspace.write(
      "work/hidden.py",
      "level = 1\ndef set_level(new):\n    global level\n    level = new\ndef get_level():\n    return level\n",
    );
    const cells = ["from hidden import get_level, set_level", "set_level(5)", "print(get_level())"];
    const blind = await verdictOf({ cells, without: [[2, 3]], seeds: [] });
    expect(blind.same).toBe(true);
    const seeing = await verdictOf({ cells, without: [[2, 3]], seeds: [], apart: [2] });
    expect(seeing.differences).toMatchObject([
      { cell: 3, notebook: "5", flow: "1", seeds: [], inForks: true, missing: null },
    ]);
  });

  test("with the settings that the setup has made, also while others run", async () => {
    const cells = [
      '%config ZMQInteractiveShell.ast_node_interactivity = "last_expr_or_assign"',
      "a = 1",
      "b = 2",
      "c = 3",
    ];
    const verdict = await verdictOf({ cells, seeds: [] });
    expect(verdict).toMatchObject({ same: true, differences: [] });
    expect(verdict.differences).toEqual([]);
    expect(verdict.apart.length).toBeGreaterThan(1);
  });

  test("and where one is dropped, it says why", async () => {
    const cells = [
      "import os",
      "print(os.environ.get('LEVEL'))",
      "os.environ['LEVEL'] = '5'",
      "print(os.environ['LEVEL'])",
    ];
    const verdict = await verdictOf({ cells, seeds: [], apart: [3] });
    expect(verdict).toMatchObject({
      same: true,
      apart: [],
      notApart: [{ cells: [3], why: "it changed the environment variables" }],
    });
  });
});
