import { rm } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { openSqliteStore } from "../../../src/store/index.js";
import { nbflow } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const CELLS = [
  { source: "top = 3", tags: ["parameters"] },
  "# Rows",
  "rows = [n * n for n in range(top)]",
  "# Totals",
  "total = sum(rows)\nprint(total)",
] as const;

async function ok(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await nbflow(workspace, args);
  expect(status, stderr).toBe(0);
  return stdout;
}

/** The plan that a run of the script keeps; null where it keeps none. */
async function planOfRun(): Promise<unknown> {
  const { id } = JSON.parse(await ok("run", "sums.flow.ts", "--python", PYTHON, "--json")) as { id: string };
  const store = await openSqliteStore({ home: workspace.path("home") });
  try {
    return (await store.artifacts({ flowRunId: id, key: "nbflow-plan" }))[0]?.data ?? null;
  } finally {
    await store.close();
  }
}

async function converted(...more: string[]): Promise<unknown> {
  await workspace.notebook("sums.ipynb", CELLS);
  await ok("convert", "sums.ipynb", ...more);
  return JSON.parse(await ok("convert", "sums.ipynb", "--json", ...more));
}

async function edit(from: RegExp, to: string): Promise<void> {
  const text = await workspace.read("sums.flow.ts");
  expect(text).toMatch(from);
  await workspace.write("sums.flow.ts", text.replace(from, to));
}

describe("a run of a converted script keeps its plan", () => {
  test.for([["functions"], ["class"]] as const)(
    "written as %s, however cells became tasks",
    async ([style]) => {
      const plan = await converted("--style", style, "--group", "cell");
      expect(await planOfRun()).toEqual(plan);
      // where it was converted elsewhere, the notebook says it
      await rm(workspace.path("home"), { recursive: true });
      expect(await planOfRun()).toEqual(plan);
      // and once found it is kept
      await rm(workspace.path("sums.ipynb"));
      expect(await planOfRun()).toEqual(plan);
    },
  );

  test("also where a task's options were changed, and something added beside", async () => {
    const plan = await converted();
    await edit(/(name: "set-parameters")/u, "$1, tags: ['mine']");
    await edit(/$/u, "\n// mine\nexport const mine = 1;\n");
    expect(await planOfRun()).toEqual(plan);
    await rm(workspace.path("home"), { recursive: true });
    expect(await planOfRun()).toEqual(plan);
  });

  test("and none where the flow or a cell is no longer the notebook's", async () => {
    await converted();
    await edit(/total = sum\(rows\)/u, "total = len(rows)");
    expect(await planOfRun()).toBeNull();
    await rm(workspace.path("home"), { recursive: true });
    expect(await planOfRun()).toBeNull();
    await edit(/total = len\(rows\)/u, "total = sum(rows)");
    expect(await planOfRun()).not.toBeNull();
    await edit(/async \(parameters[^]*?\) => \{/u, "$& console.log('mine');");
    expect(await planOfRun()).toBeNull();
  });

  test("and none where it is not kept, and the notebook is another by now", async () => {
    await converted();
    await rm(workspace.path("home"), { recursive: true });
    await workspace.notebook("sums.ipynb", [...CELLS, "more = total + 1"]);
    expect(await planOfRun()).toBeNull();
  });
});
