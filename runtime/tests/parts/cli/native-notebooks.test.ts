import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();
/** Node's own worker stands in for the kernel: it prints as the script does. */
const withoutDeno = { NBFLOW_DENO: "", PATH: "/usr/bin:/bin" };

interface Source {
  readonly source: string;
  readonly tags: readonly string[];
}

function write(name: string, cells: readonly (string | Source)[], kernel = "tslab"): Promise<string> {
  const code = cells.map((cell) => (typeof cell === "string" ? { source: cell, tags: [] } : cell));
  return workspace.write(
    name,
    JSON.stringify({
      cells: code.map(({ source, tags }) => ({
        cell_type: "code",
        metadata: { tags },
        source,
        outputs: [],
        execution_count: null,
      })),
      metadata: { kernelspec: { name: kernel, display_name: kernel, language: "typescript" } },
      nbformat: 4,
      nbformat_minor: 4,
    }),
  );
}

interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly text?: readonly string[];
  readonly data?: Readonly<Record<string, readonly string[]>>;
  readonly ename?: string;
  readonly evalue?: string;
}

/** What each cell of a report gave: all but run counts, and tracebacks, which name other frames. */
async function outputs(report: string): Promise<unknown> {
  const { cells } = await workspace.json<{ cells: readonly { outputs: readonly Output[] }[] }>(report);
  return cells.map((cell) =>
    cell.outputs.map(({ output_type, name, text, data, ename, evalue }) => [
      output_type,
      ...(output_type === "error" ? [ename, evalue] : [name]),
      stripVTControlCharacters((text ?? data?.["text/plain"] ?? []).join("")),
    ]),
  );
}

async function printed(report: string): Promise<string[]> {
  const { cells } = await workspace.json<{ cells: readonly { outputs: readonly Output[] }[] }>(report);
  return cells.map((cell) => cell.outputs.map(({ text }) => (text ?? []).join("")).join(""));
}

describe("cells as functions give what they give in a kernel", () => {
  test.each<[string, readonly string[]]>([
    [
      "variables that are set, declared again and taken apart",
      [
        "let x = 1;\nconst y = 2;\nvar z = 3;",
        "x += y;\nx",
        "const y = 'again';\nvar z = 4;\n[x, y, z]",
        "const { a, ...rest } = { a: 1, b: 2 };\n[x, z] = [z, x];",
        "[a, rest, x, y, z]",
      ],
    ],
    [
      "objects that cells share, closures over them, and functions set anew",
      [
        "const s = { n: 0 };\nconst same = s;\nfunction bump() {\n  s.n += 1;\n  return s.n;\n}\nlet f = () => 1;",
        "bump();\nsame.n += 10;\nf = () => 2;",
        "[s, same === s, bump(), f()]",
      ],
    ],
    [
      "classes, enums and types that several cells use",
      [
        "interface Point { x: number }\nenum Size { Small, Large }\nabstract class Shape {\n  abstract area(): number;\n}",
        "class Square extends Shape {\n  constructor(private readonly p: Point) {\n    super();\n  }\n  area() {\n    return this.p.x ** 2;\n  }\n}",
        "const p: Point = { x: 3 };\n[new Square(p).area(), new Square(p), Size[Size.Large]]",
      ],
    ],
    [
      "what a cell shows: its last value, also above declarations, with all that Node prints",
      [
        "5;\nconst a = [1];",
        "a;\nconst n = a.push(2);",
        "console.log('%s is %d', 'a', 5, { b: [null, undefined] });\nconsole.error('err');\nconsole.table([{ a: 1 }]);",
        "process.stdout.write('abc');\n({ 'text/html': '<b>x</b>' })",
        "[1].forEach((each) => each)",
        "new Map([[1, Symbol('s')]])",
        "10n ** 20n",
      ],
    ],
    [
      "awaits, generators, and promises handed on",
      [
        "const p = Promise.resolve(3);\nfunction* gen() {\n  yield 1;\n  yield 2;\n}\nconst g = gen();",
        "await p",
        "await new Promise((go) => setTimeout(go, 5));\ng.next().value",
        "[...g]",
      ],
    ],
    [
      "imports, each once however often, and require",
      [
        "import { join } from 'path';\nimport * as path from 'node:path';\njoin('a', 'b')",
        "import { join, sep } from 'path';\nconst os = require('node:os');\n[join('c'), sep, path.sep, typeof os.cpus]",
      ],
    ],
    ["an error", ["const a = 1;", "throw new RangeError(`no ${a}`);"]],
    [
      "names that the script has for itself",
      [
        "const show = 1;\nconst shown = 2;\nconst task = 3;\nconst flow = 4;\nconst parameters = 5;",
        "[show, shown, task, flow, parameters];\nconst last = 6;",
      ],
    ],
  ])("%s", async (_, cells) => {
    await write("one.ipynb", cells);
    const kernel = await nbflow(workspace, ["run", "one.ipynb", "--report", "k.ipynb"], withoutDeno);
    const args = ["run", "one.ipynb", "--cells", "native", "--report", "n.ipynb"];
    const native = await nbflow(workspace, args, withoutDeno);
    expect(native.status, native.stderr).toBe(kernel.status);
    expect(await outputs("n.ipynb")).toEqual(await outputs("k.ipynb"));
  });
});

test("a promise prints as a promise, without what keeps track of its task", async () => {
  await write("one.ipynb", ["const p = Promise.resolve({ a: 1 });", "await 1;\nconsole.log(p, [p]);"]);
  await nbflow(workspace, ["run", "one.ipynb", "--cells", "native", "--report", "n.ipynb"]);
  expect((await printed("n.ipynb"))[1]).toBe("Promise { { a: 1 } } [ Promise { { a: 1 } } ]\n");
});

test("the parameters cell gives the flow its parameters", async () => {
  await write("daily.ipynb", [
    {
      source: "let count = 2; // how many\nconst name: string = 'ann';\nconst twice = count * 2;",
      tags: ["parameters"],
    },
    "count += 1;\nconsole.log(name, count, twice);",
  ]);
  const args = ["run", "daily.ipynb", "--cells", "native", "--report", "n.ipynb"];
  await nbflow(workspace, args);
  expect((await printed("n.ipynb"))[1]).toBe("ann 3 4\n");
  const given = await nbflow(workspace, [...args, "-p", "count=7", "-p", "name=bob"]);
  expect(given.status, given.stderr).toBe(0);
  expect((await printed("n.ipynb"))[1]).toBe("bob 8 4\n");
});

test("a script keeps the choice, finds the notebook's files from anywhere, and writes its report", async () => {
  await workspace.write("deep/data.txt", "here");
  await workspace.write("deep/util.ts", "export const shout = (text: string): string => text.toUpperCase();");
  await write("deep/work.ipynb", [
    "import { readFileSync } from 'node:fs';\nimport { shout } from './util.ts';\nconst { length } = require('./words.json');",
    "console.log(shout(readFileSync('data.txt', 'utf8')), length);",
  ]);
  await workspace.write("deep/words.json", "[1, 2]");
  const made = await nbflow(workspace, ["convert", "deep/work.ipynb", "--cells", "native", "-o", "flows/"]);
  expect(made.status, made.stderr).toBe(0);
  const checked = await nbflow(workspace, ["convert", "deep/work.ipynb", "--check", "-o", "flows/"]);
  expect(checked.status, checked.stderr).toBe(0);
  const ran = await nbflow(workspace, ["run", "flows/work.flow.ts", "--report", "n.ipynb"]);
  expect(ran.status, ran.stderr).toBe(0);
  expect((await printed("n.ipynb"))[1]).toBe("HERE 2\n");
  const back = await nbflow(workspace, ["convert", "deep/work.ipynb", "--cells", "kernel", "-o", "flows/"]);
  expect(back.status, back.stderr).toBe(0);
  expect(await workspace.read("flows/work.flow.ts")).toContain("typescript({");
});

test("what can't be native is refused by cell, line and reason before anything runs", async () => {
  await write("bad.ipynb", ["console.log('ran');", "let n = 0;\nfunction inc() {\n  n += 1;\n}", "n"]);
  const run = await nbflow(workspace, ["run", "bad.ipynb", "--cells", "native"]);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain("cell 2, line 2: has a function that sets `n` whenever it is called");
  expect(run.stderr).toContain("--cells kernel");
  expect(run.stderr).not.toContain("| ran");
});

/** What the object was is in no store: who changes it has to run again with who made it, and each once. */
describe("an object that several cells change", () => {
  const cells = [
    "const state = { n: 1 };",
    "state.n *= 10;",
    "state.n += 5;",
    "import { existsSync } from 'node:fs';\nif (!existsSync('ready')) throw new Error('not yet');\nconsole.log('n is', state.n);",
  ];

  test("is as it was when its run is resumed", async () => {
    await write("shared.ipynb", cells);
    const run = await nbflow(workspace, ["run", "shared.ipynb", "--cells", "native", "--json"]);
    expect(run.status).toBe(1);
    const { id } = JSON.parse(run.stdout) as { readonly id: string };
    await workspace.write("ready", "");
    const resumed = await nbflow(workspace, ["resume", id, "--rerun", "--report", "n.ipynb"]);
    expect(resumed.status, resumed.stderr).toBe(0);
    expect((await printed("n.ipynb"))[3]).toBe("n is 15\n");
  });

  test("is as it was when the flow is tried again", async () => {
    const flaky =
      "import { existsSync, writeFileSync } from 'node:fs';\nif (!existsSync('tried')) {\n  writeFileSync('tried', '');\n  throw new Error('once');\n}\nconsole.log('n is', state.n);";
    await write("shared.ipynb", [...cells.slice(0, 3), flaky]);
    await nbflow(workspace, ["convert", "shared.ipynb", "--cells", "native"]);
    const script = await workspace.read("shared.flow.ts");
    await workspace.write(
      "shared.flow.ts",
      script.replace('flow({ name: "shared",', 'flow({ name: "shared", retries: 1,'),
    );
    const ran = await nbflow(workspace, ["run", "shared.flow.ts", "--report", "n.ipynb"]);
    expect(ran.status, ran.stderr).toBe(0);
    expect((await printed("n.ipynb"))[3]).toBe("n is 15\n");
  });

  test("is as it was when the run is tried again from one of them", async () => {
    await workspace.write("ready", "");
    await write("shared.ipynb", cells);
    const run = await nbflow(workspace, ["run", "shared.ipynb", "--cells", "native", "--json"]);
    const { id, tasks } = JSON.parse(run.stdout) as {
      readonly id: string;
      readonly tasks: readonly { readonly name: string }[];
    };
    const again = ["retry", id, "--from", tasks[2]?.name ?? "", "--rerun", "--report", "n.ipynb"];
    const retried = await nbflow(workspace, again);
    expect(retried.status, retried.stderr).toBe(0);
    expect((await printed("n.ipynb"))[3]).toBe("n is 15\n");
  });
});
