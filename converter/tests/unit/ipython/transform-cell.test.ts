import { describe, expect, it } from "vitest";
import { transformAutomagic, transformCell } from "../../../src/ipython/index.js";

describe("IPython's syntax becomes Python", () => {
  it.each([
    ["%matplotlib inline", "get_ipython().run_line_magic('matplotlib', 'inline')\n"],
    ["!pip install x", "get_ipython().system('pip install x')\n"],
    ["!!ls", "get_ipython().getoutput('ls')\n"],
    ["files = !ls *.csv", "files = get_ipython().getoutput('ls *.csv')\n"],
    ["t = %timeit -o f(x)", "t = get_ipython().run_line_magic('timeit', '-o f(x)')\n"],
    ["df.head?", "get_ipython().run_line_magic('pinfo', 'df.head')\n"],
    ["?df", "get_ipython().run_line_magic('pinfo', 'df')\n"],
    ["df??", "get_ipython().run_line_magic('pinfo2', 'df')\n"],
    ["*.head?", "get_ipython().run_line_magic('psearch', '*.head')\n"],
    ["?", "get_ipython().show_usage()\n"],
    ["/f a b", "f(a, b)\n"],
    [",f a b", 'f("a", "b")\n'],
    [";f a b", 'f("a b")\n'],
    ["if x:\n    %cd data\n    y = 1", "if x:\n    get_ipython().run_line_magic('cd', 'data')\n    y = 1\n"],
    ["!a \\\n  b", "get_ipython().system('a    b')\n"],
    ["%%bash -e\necho 'x'\n", "get_ipython().run_cell_magic('bash', '-e', \"echo 'x'\\n\")\n"],
    [">>> a = 1\n>>> if a:\n...     b", "a = 1\nif a:\n    b\n"],
    ["In [3]: a\n   ...: b", "a\nb\n"],
    ["    a\n    b", "a\nb\n"],
    ["\n\na", "a\n"],
    ["x = '''\n%magic\n!ls\n'''", "x = '''\n%magic\n!ls\n'''\n"],
    ["f(a\n  % b)", "f(a\n  % b)\n"],
    ["await f()", "await f()\n"],
  ])("%j", (cell, code) => {
    expect(transformCell(cell).code).toBe(code);
  });
});

describe("what is known of a magic", () => {
  it("says what each does, and where it stands", () => {
    const { magics } = transformCell(
      "import os\nfiles = !ls {folder}/$name\nif x:\n  %run \\\n   other.py\n",
    );
    expect(magics).toMatchObject([
      {
        kind: "captured-shell",
        name: "",
        args: "ls {folder}/$name",
        assigned: "files",
        expressions: ["folder", "name"],
        names: ["folder", "name"],
        start: { line: 2, column: 8 },
        end: { line: 2, column: 26 },
      },
      {
        kind: "line-magic",
        name: "run",
        assigned: null,
        start: { line: 4, column: 2 },
        end: { line: 5, column: 11 },
      },
    ]);
  });

  it("finds what IPython would put into a command, and nothing else", () => {
    const names = (command: string) => transformCell(`!${command}`).magics[0]?.names;
    expect(names("cat {paths[0]} {a + b.c} {len('d')}")).toEqual(["paths", "a", "b", "len"]);
    expect(names("echo {{no}} $$HOME '$no' $yes")).toEqual(["yes"]);
    expect(names("echo {f'{x}'}")).toContain("x");
    expect(names("ls")).toEqual([]);
  });

  it("leaves the Python behind %timeit alone, which IPython does not expand", () => {
    expect(transformCell("%timeit f'{x}' + '$y'").magics[0]).toMatchObject({ expressions: [], names: [] });
  });

  it("looks into magics that run Python", () => {
    const [magic] = transformCell("%%time\nx = !ls\ny = 1\n").magics;
    expect(magic).toMatchObject({ kind: "cell-magic", name: "time", args: "", body: "x = !ls\ny = 1\n" });
    expect(magic?.python?.scope).toBe("notebook");
    expect(magic?.python?.parts.map(({ code }) => code)).toEqual([
      "x = get_ipython().getoutput('ls')\ny = 1\n",
    ]);
    expect(magic?.python?.parts[0]?.map.start(2, 0)).toEqual({ line: 3, column: 0 });
  });

  it("skips the options of a timing, and says that its variables are gone after it", () => {
    const [magic] = transformCell("%%timeit -n 10 -r3 setup = 1\nf(setup)").magics;
    expect(magic?.python).toMatchObject({ scope: "function" });
    expect(magic?.python?.parts.map(({ code }) => code)).toEqual(["setup = 1\n", "f(setup)\n"]);
    expect(magic?.python?.parts[0]?.map.start(1, 0)).toEqual({ line: 1, column: 19 });
  });

  it("takes a %%bash cell's text for text", () => {
    expect(transformCell("%%bash\nls").magics[0]).toMatchObject({ name: "bash", body: "ls\n", python: null });
  });
});

describe("places in the cell", () => {
  it("are the same where nothing was changed", () => {
    expect(transformCell("a\n  b").map.identical).toBe(true);
  });

  it("are found behind prompts, indents and empty lines", () => {
    const { map } = transformCell("\n  >>> a = 1\n  ... b\n");
    expect(map.start(1, 4)).toEqual({ line: 2, column: 10 });
    expect(map.start(2, 0)).toEqual({ line: 3, column: 6 });
  });

  it("are found after a command over several lines", () => {
    const { map } = transformCell("x = !a \\\n b\ny");
    expect(map.start(1, 0)).toEqual({ line: 1, column: 0 });
    expect(map.start(1, 4)).toEqual({ line: 1, column: 4 });
    expect(map.end(1, 34)).toEqual({ line: 2, column: 2 });
    expect(map.start(2, 0)).toEqual({ line: 3, column: 0 });
  });
});

describe("automagic", () => {
  it.each([
    ["ls", { name: "ls", args: "" }],
    ["cd data/raw", { name: "cd", args: "data/raw" }],
    ["  pip install -q x\n", { name: "pip", args: "install -q x" }],
    ["ls = 3", null],
    ["time.sleep(1)", null],
    ["ls\npwd", null],
    ["%ls", null],
    ["lsx", null],
  ])("in %j is %j", (cell, expected) => {
    expect(transformCell(cell).automagic).toEqual(expected);
  });

  it("is a magic when it is taken for one", () => {
    const cell = transformAutomagic("  time x = f(y)");
    expect(cell?.code).toBe("get_ipython().run_line_magic('time', 'x = f(y)')\n");
    expect(cell?.magics[0]).toMatchObject({
      kind: "line-magic",
      start: { line: 1, column: 2 },
      end: { line: 1, column: 15 },
    });
    expect(cell?.magics[0]?.python?.parts[0]?.map.start(1, 0)).toEqual({ line: 1, column: 7 });
  });
});
