import { beforeEach, describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

/** A line for each cell that runs, by a function of the setup, so that what the cells themselves do stays known. */
const DID = "import os, random\ndef did(what): os.system(f'echo {what} >> did.txt')";
const ran = async () => (await workspace.read("did.txt").catch(() => "")).split("\n").filter(Boolean);

interface Task {
  readonly name: string;
  readonly source: string;
  readonly reads?: Readonly<Record<string, string>>;
  readonly writes?: readonly string[];
  readonly after?: readonly string[];
  /** Default: it may run again. */
  readonly more?: string;
  readonly isPure?: boolean;
}

const PURE = ", mayRunAgain: true";

function script(tasks: readonly Task[], result: Readonly<Record<string, string>>, setup = DID): string {
  const made = tasks.map(({ name, source, reads = {}, writes = [], more = "", isPure = more === "" }, at) => {
    const lists = `reads: ${JSON.stringify(Object.keys(reads))}, writes: ${JSON.stringify(writes)}${more}`;
    const text = `did('${name}')\n${source}`;
    return `const ${name} = task({ name: "${name}"${isPure ? PURE : ""} }, py.cells({ ${lists} }, cell(${at + 2})\`\n${text}\n\`));`;
  });
  const calls = tasks.map(({ name, reads = {}, after = [] }) => {
    const inputs = Object.entries(reads).map(([read, from]) => `${read}: ${from}`);
    const waits =
      after.length === 0 ? "" : `, { waitFor: [${after.map((each) => `${each}Run`).join(", ")}] }`;
    return `  const ${name}Run = ${name}({ ${inputs.join(", ")} }${waits});`;
  });
  const given = Object.entries(result).map(([name, from]) => `${name}: ${from}.${name}`);
  return `
import { cell, flow, python, task } from "nbflow";
const py = python({ setup: [cell(1)\`
${setup}
\`] });
${made.join("\n")}
export default flow({ name: "work" }, async ({ size = 3 }: { size?: number }) => {
${calls.join("\n")}
  return { ${given.join(", ")} };
});
`;
}

interface Ended {
  readonly id: string;
  readonly name: string;
  readonly result: Readonly<Record<string, unknown>>;
  readonly reused: number;
  readonly tasks: readonly {
    readonly name: string;
    readonly state: { readonly name: string; readonly message: string | null };
  }[];
  /** The cells that have run. */
  readonly did: readonly string[];
  readonly stderr: string;
}

async function run(text: string, ...options: readonly string[]): Promise<Ended> {
  await workspace.write("s.flow.ts", text);
  const before = (await ran()).length;
  const { status, stdout, stderr } = await nbflow(workspace, ["run", "s.flow.ts", "--json", ...options]);
  expect(status, stderr).toBe(0);
  return { ...(JSON.parse(stdout) as Ended), did: (await ran()).slice(before), stderr };
}

const READ: Task = {
  name: "read",
  source: "rows = list(range(size))",
  reads: { size: "size" },
  writes: ["rows"],
};
const SUM: Task = {
  name: "sum_",
  source: "total = sum(rows)",
  reads: { rows: "readRun.rows" },
  writes: ["total"],
};
const SHOW: Task = {
  name: "show",
  source: "shown = [total, len(rows)]",
  reads: { total: "sum_Run.total", rows: "readRun.rows" },
  writes: ["shown"],
};
const RESULT = { shown: "showRun" };
const with_ = (task: Task, source: string): Task => ({ ...task, source });

beforeEach(() => workspace.write("did.txt", ""));

describe("a run with --reuse", () => {
  test("runs what was edited last alone, on what the others have left", async () => {
    const first = await run(script([READ, SUM, SHOW], RESULT));
    expect(first).toMatchObject({ did: ["read", "sum_", "show"], reused: 0, result: { shown: [3, 3] } });
    const edited = script([READ, SUM, with_(SHOW, "rows.append(9); shown = [total, rows]")], RESULT);
    const second = await run(edited, "--reuse");
    expect(second).toMatchObject({ did: ["show"], reused: 2, result: { shown: [3, [0, 1, 2, 9]] } });
    expect(second.tasks.map(({ name, state }) => [name, state.name, state.message])).toEqual([
      ["setup", "Completed", null],
      ["read", "Cached", `reused from ${first.name}`],
      ["sum_", "Cached", `reused from ${first.name}`],
      ["show", "Completed", null],
    ]);
    const third = await run(edited, "--reuse");
    expect(third).toMatchObject({ did: [], reused: 3, result: second.result });
    const shown = await nbflow(workspace, ["runs", "show", third.id]);
    expect(shown.stdout).toMatch(new RegExp(`read +Cached +reused from ${first.name}\\n`, "u"));
    expect(await run(edited)).toMatchObject({ did: ["read", "sum_", "show"], reused: 0 });
  });

  test("runs an edited task in the middle, and what takes from it", async () => {
    await run(script([READ, SUM, SHOW], RESULT));
    const edited = script([READ, with_(SUM, "total = -sum(rows)"), SHOW], RESULT);
    expect(await run(edited, "--reuse")).toMatchObject({ did: ["sum_", "show"], result: { shown: [-3, 3] } });
  });

  test("runs what takes a parameter that has another value", async () => {
    const text = script([READ, SUM, SHOW, { name: "other", source: "x = 1", writes: ["x"] }], RESULT);
    await run(text);
    const changed = await run(text, "--reuse", "-p", "size=4");
    expect(changed).toMatchObject({ did: ["read", "sum_", "show"], reused: 1, result: { shown: [6, 4] } });
    expect(await run(text, "--reuse", "-p", "size=3")).toMatchObject({ did: [], result: { shown: [3, 3] } });
  });

  test("runs what reads a file that holds something else, and not where it was written again the same", async () => {
    await workspace.write("data.txt", "1 2 3");
    const read: Task = {
      name: "read",
      source: "rows = list(map(int, open('data.txt').read().split()))",
      writes: ["rows"],
      more: ', files: ["data.txt"]',
    };
    const text = script([read, SUM, SHOW], RESULT);
    await run(text);
    await workspace.write("data.txt", "1 2 3");
    expect(await run(text, "--reuse")).toMatchObject({ did: [], result: { shown: [6, 3] } });
    await workspace.write("data.txt", "1 2 4");
    expect(await run(text, "--reuse")).toMatchObject({
      did: ["read", "sum_", "show"],
      result: { shown: [7, 3] },
    });
  });

  describe("of a task that opens files whose names are known only then", () => {
    const opens = (source: string, more = ""): Task => ({
      name: "read",
      source,
      reads: { size: "size" },
      writes: ["rows"],
      more: `, opens: true${more}`,
    });
    const reused = async (task: Task, ...options: readonly string[]) => {
      const text = script([task, SUM, SHOW], RESULT, "import os, subprocess\ndef did(what): pass");
      const ended = await run(text, "--reuse", ...options);
      return [ended.reused, (ended.result["shown"] as readonly number[])[0]];
    };
    const NUMBERED = opens("rows = list(map(int, open(f'data-{size}.txt').read().split()))");

    test.each(["", ", apart: true"])("reuses it where they hold what they held%s", async (more) => {
      await workspace.write("data-3.txt", "1 2 3");
      await workspace.write("data-4.txt", "4");
      const task = { ...NUMBERED, more: `${NUMBERED.more}${more}` };
      expect(await reused(task)).toEqual([0, 6]);
      expect(await reused(task)).toEqual([3, 6]);
      await workspace.write("data-3.txt", "1 2 3");
      expect(await reused(task)).toEqual([3, 6]);
      await workspace.write("data-3.txt", "1 2 4");
      expect(await reused(task)).toEqual([0, 7]);
      expect(await reused(task, "-p", "size=4")).toEqual([0, 4]);
      expect(await reused(task, "-p", "size=4")).toEqual([3, 4]);
    });

    test("sees them with --reuse alone in a script that would be slower for it", async () => {
      await workspace.write("data-3.txt", "1 2 3");
      const task = with_(NUMBERED, `${NUMBERED.source}\nfrom copy import deepcopy\nrows = deepcopy(rows)`);
      const text = script([task, SUM, SHOW], RESULT, "def did(what): pass");
      await run(text);
      expect((await run(text, "--reuse")).reused).toBe(0);
      expect((await run(text, "--reuse")).reused).toBe(3);
    });

    test("runs it where one is there now that was not", async () => {
      const either = opens(
        "try:\n    rows = [int(open('more.txt').read())]\nexcept FileNotFoundError:\n    rows = [1]",
      );
      expect(await reused(either)).toEqual([0, 1]);
      expect(await reused(either)).toEqual([3, 1]);
      await workspace.write("more.txt", "2");
      expect(await reused(either)).toEqual([0, 2]);
    });

    test.each([
      ["starts a program", "rows = [len(subprocess.check_output(['cat', 'data-3.txt']))]"],
      ["lists a folder", "rows = [len(os.listdir('.')) * 0 + 5]"],
      ["writes", "open('out.txt', 'w').close()\nrows = [5]"],
      ["reads what is no file", "rows = [len(open('/proc/self/stat').read()) * 0 + 5]"],
    ])("runs it where it %s", async (_what, source) => {
      await workspace.write("data-3.txt", "1 2 3");
      await reused(opens(source));
      expect(await reused(opens(source))).toEqual([0, 5]);
    });
  });

  test("runs all where another package or another module of the notebook's is there", async () => {
    await workspace.write("path/thing-1.0.dist-info/METADATA", "");
    await workspace.write("helper.py", "N = 1");
    const env = { PYTHONPATH: workspace.path("path/site-packages") };
    await workspace.write("path/site-packages/thing-1.0.dist-info/METADATA", "");
    const text = script(
      [{ name: "make", source: "x = helper.N", writes: ["x"] }],
      { x: "makeRun" },
      `${DID}\nimport helper`,
    );
    await workspace.write("s.flow.ts", text);
    const again = async () => {
      const before = (await ran()).length;
      const { stdout } = await nbflow(workspace, ["run", "s.flow.ts", "--json", "--reuse"], env);
      return [(await ran()).slice(before), (JSON.parse(stdout) as Ended).result["x"]];
    };
    expect(await again()).toEqual([["make"], 1]);
    expect(await again()).toEqual([[], 1]);
    await workspace.write("path/site-packages/thing-1.1.dist-info/METADATA", "");
    expect(await again()).toEqual([["make"], 1]);
    await workspace.write("helper.py", "N = 22");
    expect(await again()).toEqual([["make"], 22]);
    expect(await again()).toEqual([[], 22]);
  });

  test("runs what draws at random, and what comes of that", async () => {
    const draw: Task = {
      name: "draw",
      source: "drawn = random.random()",
      writes: ["drawn"],
      more: ", restorable: true",
    };
    const use: Task = { name: "use", source: "x = drawn", reads: { drawn: "drawRun.drawn" }, writes: ["x"] };
    const text = script([draw, use, READ], { x: "useRun" });
    const first = await run(text);
    const second = await run(text, "--reuse");
    expect(second).toMatchObject({ did: ["draw", "use"], reused: 1 });
    expect(second.result).not.toEqual(first.result);
  });

  test("puts back variables that share an object as one object, whichever of them is asked for", async () => {
    const share: Task = {
      name: "share",
      source: "both = [rows, rows]",
      reads: { rows: "readRun.rows" },
      writes: ["both"],
    };
    const view: Task = {
      name: "view",
      source: "seen = rows",
      reads: { rows: "readRun.rows" },
      writes: ["seen"],
    };
    const last: Task = {
      name: "last",
      source: "seen.append(7); out = [both, both[0] is both[1], both[0] is seen]",
      reads: { both: "shareRun.both", seen: "viewRun.seen" },
      writes: ["out"],
    };
    const tasks = [READ, share, view, last];
    const fresh = {
      out: [
        [
          [0, 1, 2, 7],
          [0, 1, 2, 7],
        ],
        true,
        true,
      ],
    };
    expect((await run(script(tasks, { out: "lastRun" }))).result).toEqual(fresh);
    // an edit of the last, and of the one that takes an object first that another holds too
    const edits = [
      [READ, share, view, with_(last, `${last.source} # edited`)],
      [READ, share, with_(view, "seen = rows # edited"), with_(last, `${last.source} # again`)],
      [READ, with_(share, "both = [rows] * 2"), view, last],
    ];
    for (const edited of edits) {
      const again = await run(script(edited, { out: "lastRun" }), "--reuse");
      expect(again.result).toEqual(fresh);
      expect(again.reused).toBeGreaterThan(0);
    }
  });

  test("takes what a task has changed as that one left it, and not as it was made", async () => {
    const grow: Task = {
      name: "grow",
      source: "rows.append(10)",
      reads: { rows: "readRun.rows" },
      writes: ["rows"],
      after: ["count"],
    };
    const count: Task = {
      name: "count",
      source: "n = len(rows); size_of = lambda: n",
      reads: { rows: "readRun.rows" },
      writes: ["n", "size_of"],
    };
    const last: Task = {
      name: "last",
      source: "out = [rows, n, size_of()]",
      reads: { rows: "growRun.rows", n: "countRun.n", size_of: "countRun.size_of" },
      writes: ["out"],
    };
    const fresh = { out: [[0, 1, 2, 10], 3, 3] };
    const tasks = [READ, count, grow, last];
    expect((await run(script(tasks, { out: "lastRun" }))).result).toEqual(fresh);
    const edited = [READ, count, grow, with_(last, `${last.source} # edited`)];
    const again = await run(script(edited, { out: "lastRun" }), "--reuse");
    // the function can't be kept, so its maker runs on what was there before the change, which then is made on that
    expect(again).toMatchObject({ result: fresh, did: ["count", "grow", "last"] });
    const other = [READ, count, with_(grow, "rows.append(20)"), last];
    expect((await run(script(other, { out: "lastRun" }), "--reuse")).result).toEqual({
      out: [[0, 1, 2, 20], 3, 3],
    });
  });

  test("of a notebook shows in the report what a fresh run shows", async () => {
    const cells = [
      "import math",
      "# Make",
      "rows = [1, 4, 9]\nprint('made', len(rows))\nrows",
      "# Roots",
      "roots = [math.sqrt(row) for row in rows]\nprint('roots')\nroots",
      "# Show",
      "print('shown', roots)\nsum(roots)",
    ];
    const edited = [...cells.slice(0, -1), "print('shown again', roots[::-1])\nmax(roots)"];
    await workspace.notebook("n.ipynb", cells);
    const first = await nbflow(workspace, ["run", "n.ipynb", "--group", "heading"]);
    expect(first.status, first.stderr).toBe(0);
    await workspace.notebook("n.ipynb", edited);
    const again = ["run", "n.ipynb", "--group", "heading", "--reuse", "--report"];
    const second = await nbflow(workspace, [...again, "reused.ipynb"]);
    expect(second.status, second.stderr).toBe(0);
    expect(second.stdout).toMatch(/Reused +2 of 4 tasks/u);
    await nbflow(workspace, ["run", "n.ipynb", "--group", "heading", "--report", "fresh.ipynb"]);
    interface Report {
      readonly cells: readonly { readonly outputs?: unknown; readonly execution_count?: unknown }[];
    }
    const outputs = async (name: string) =>
      (await workspace.json<Report>(name)).cells.map((cell) => [cell.execution_count, cell.outputs]);
    expect(await outputs("reused.ipynb")).toEqual(await outputs("fresh.ipynb"));
  });
});
