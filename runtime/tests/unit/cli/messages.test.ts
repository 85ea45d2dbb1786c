import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { CliError } from "../../../src/cli/cli-error.js";
import { explain } from "../../../src/cli/explain.js";
import { PrintedLines } from "../../../src/cli/progress/printed-lines.js";
import { guessPython } from "../../../src/cli/run/guess-python.js";
import { missingText } from "../../../src/starting/missing-modules.js";
import { StoreError } from "../../../src/store/index.js";
import { VERSION } from "../../../src/version.js";
import manifest from "../../../package.json" with { type: "json" };

const stderr = {
  write: () => undefined,
  isTTY: false,
  columns: 80,
  rows: 24,
  colors: picocolors.createColors(false),
};
const told = (error: unknown, debug = false) => explain(error, { stderr, debug });

describe("an error on the command line", () => {
  it("is one message and its cure, with the status that it asks for", () => {
    expect(told(new CliError("It is wrong.", { hint: "Do it right." }))).toEqual({
      text: "error: It is wrong.\nDo it right.\n",
      exitCode: 2,
    });
  });

  it("of ours from elsewhere has its hint, and is a failure where the disk is full", () => {
    const full = new StoreError(
      "store-full",
      "There is no space left to write /x.",
      "/x",
      "Free some space.",
    );
    expect(told(full)).toEqual({
      text: "error: There is no space left to write /x.\nFree some space.\n",
      exitCode: 1,
    });
    expect(told(new StoreError("store-unwritable", "m", "/x", null)).exitCode).toBe(2);
  });

  it("that no one foresaw says so, and has its stack under --debug alone", () => {
    const { text, exitCode } = told(new TypeError("x is undefined"));
    expect(text).toBe(
      "error: x is undefined\nThis is a fault in nbflow. Its stack: the same command with --debug.\n",
    );
    expect(exitCode).toBe(1);
    expect(told(new CliError("m", { cause: new Error("inner") }), true).text).toMatch(
      /\n\s+at [^]*caused by Error: inner/u,
    );
  });
});

describe("what tasks print", () => {
  it("comes in whole lines, of a progress bar the last", () => {
    const lines: string[] = [];
    const printed = new PrintedLines((task, line) => lines.push(`${task}: ${line}`));
    printed.add("a", "one\ntw");
    printed.add("b", "other\n");
    printed.add("a", "o\n10%\r20%");
    printed.add("a", "\r30%\r");
    printed.endAll();
    expect(lines).toEqual(["a: one", "b: other", "a: two", "a: 30%"]);
  });
});

describe("the guess at what a flow asks of Python", () => {
  const script = { kind: "script", path: "/x/s.flow.ts", asGiven: "s.flow.ts", exportName: null } as const;

  it("reads a script's python()", () => {
    const text =
      'const py = python({\n  notebook: "../a b.ipynb",\n  kernel: "python3",\n  setup: [\n    cell(1)`x`,\n  ],\n});';
    expect(guessPython(script, text)).toEqual({
      notebook: "../a b.ipynb",
      kernel: "python3",
      language: "python",
    });
    expect(guessPython(script, 'const py = python({ notebook: "n.ipynb" });')).toEqual({
      notebook: "n.ipynb",
      kernel: null,
      language: "python",
    });
    expect(guessPython(script, "export default flow({}, async () => 1);")).toBeNull();
  });

  it("reads a notebook's kernel", () => {
    const target = { ...script, kind: "notebook", path: "/x/n.ipynb" } as const;
    const text = JSON.stringify({
      cells: [],
      metadata: { kernelspec: { display_name: "P", name: "python3" } },
    });
    expect(guessPython(target, text)).toEqual({ notebook: "n.ipynb", kernel: "python3", language: "python" });
  });
});

describe("missing modules", () => {
  it("are named with their cell, line and the packages that have them", () => {
    const missing = [
      { cell: 1, line: 2, module: "sklearn" },
      { cell: 4, line: 1, module: "my_tool" },
    ];
    expect(missingText(missing, "/env/bin/python")).toEqual({
      message:
        "/env/bin/python lacks what the notebook imports: cell 1, line 2 imports sklearn; cell 4, line 1 imports my_tool.",
      hint: "Install: /env/bin/python -m pip install scikit-learn my-tool\nOr choose another interpreter with --python.",
    });
  });
});

it("the version is the package's", () => expect(VERSION).toBe(manifest.version));
