import { describe, expect, it } from "vitest";
import { NotebookError, readNotebook } from "../../../src/notebook/index.js";

const code = (source: string | string[], more = {}) => ({
  cell_type: "code",
  metadata: {},
  outputs: [],
  source,
  ...more,
});
const markdown = (source: string | string[]) => ({ cell_type: "markdown", metadata: {}, source });
const notebook = (cells: unknown, metadata: unknown = {}, more = {}) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells, ...more });

describe("reading a notebook", () => {
  it("numbers code cells from 1 and keeps their places among all cells", () => {
    const { cells } = readNotebook(notebook([markdown("# T"), code("a"), markdown(""), code(""), code("b")]));
    expect(cells.map(({ number, index, source }) => ({ number, index, source }))).toEqual([
      { number: 1, index: 1, source: "a" },
      { number: 2, index: 3, source: "" },
      { number: 3, index: 4, source: "b" },
    ]);
  });

  it("joins a source written as lines, to the character", () => {
    const [cell] = readNotebook(notebook([code(["a = '''\r\n", "\t`${b}`\n", "'''"])])).cells;
    expect(cell?.source).toBe("a = '''\r\n\t`${b}`\n'''");
  });

  it("finds the parameters cell, the kernel and the tags", () => {
    const text = notebook(
      [code("import os"), code("x = 1", { id: "p", metadata: { tags: ["parameters", "raises-exception"] } })],
      { kernelspec: { name: "python3", language: "python", display_name: "Python 3" } },
    );
    const read = readNotebook(text, { name: "n.ipynb" });
    expect(read).toMatchObject({ kernel: "python3", language: "python", name: "n.ipynb", parameters: 2 });
    expect(read.cells[1]).toMatchObject({ id: "p", tags: ["parameters", "raises-exception"] });
  });

  it("hands each cell the headings above it", () => {
    const { cells, title } = readNotebook(
      notebook([
        markdown("Words\n# Trip *duration* [prediction](x)\n\n## Read `data` ##"),
        code("a"),
        markdown([
          "```\n",
          "# no heading\n",
          "```\n",
          "Under\n",
          "===\n",
          "#tight\n",
          "<h3>tag</h3>\n",
          "a | b\n",
          "---",
        ]),
        code("b"),
      ]),
    );
    expect(title).toBe("Trip duration prediction");
    expect(cells.map(({ headings }) => headings)).toEqual([
      [
        { level: 1, text: "Trip duration prediction" },
        { level: 2, text: "Read data" },
      ],
      [
        { level: 1, text: "Under" },
        { level: 1, text: "tight" },
        { level: 3, text: "tag" },
        { level: 2, text: "a | b" },
      ],
    ]);
  });

  it("takes what Jupyter opens though its schema does not", () => {
    const text = JSON.stringify({
      nbformat: 4,
      metadata: null,
      extra: true,
      cells: [
        { cell_type: "code", outputs: [{ data: { "text/plain": 1 } }] },
        { cell_type: "raw", source: "x" },
      ],
    });
    expect(readNotebook(`\uFEFF${text}`)).toMatchObject({
      nbformat: { major: 4, minor: 0 },
      language: "python",
      kernel: null,
      cells: [{ number: 1, source: "", id: null, tags: [] }],
    });
  });

  it("takes the NaN that Python writes into outputs", () => {
    const text = notebook([code("x = 'NaN'", { outputs: [{ data: "HERE" }] })]).replace(
      '"HERE"',
      "[NaN, -Infinity]",
    );
    expect(readNotebook(text).cells[0]?.source).toBe("x = 'NaN'");
  });

  it("reads nbformat 3 with its worksheets, inputs and heading cells", () => {
    const text = JSON.stringify({
      nbformat: 3,
      nbformat_minor: 0,
      metadata: { name: "" },
      worksheets: [
        {
          cells: [
            { cell_type: "heading", level: 2, source: ["Old\n", "title"] },
            { cell_type: "code", language: "python", input: ["a\n", "b"] },
          ],
        },
        { cells: [{ cell_type: "code", language: "python", input: "c" }] },
      ],
    });
    const { cells } = readNotebook(text);
    expect(cells.map(({ source }) => source)).toEqual(["a\nb", "c"]);
    expect(cells[0]?.headings).toEqual([{ level: 2, text: "Old title" }]);
  });

  it.each([
    [{ kernelspec: { name: "deno", language: "typescript" } }, "typescript"],
    [{ kernelspec: { name: "tslab" } }, "typescript"],
    [{ language_info: { name: "javascript" } }, "javascript"],
    [{ kernelspec: { name: "", display_name: "" }, language_info: { name: "" } }, "python"],
    [{ kernelspec: { name: "conda-env-ml-py" } }, "python"],
  ])("knows the language of %j", (metadata, language) => {
    expect(readNotebook(notebook([], metadata)).language).toBe(language);
  });
});

describe("what is no notebook for nbflow", () => {
  const refusal = (text: string) => {
    try {
      readNotebook(text);
    } catch (error) {
      if (error instanceof NotebookError)
        return { code: error.code, message: error.message, hint: error.hint };
      throw error;
    }
    return null;
  };

  it.each([
    ["", "not-json", "This is no notebook: it is empty."],
    ['{"cells": [\n{},\n', "not-json", "This is no notebook: its JSON breaks off at the end of the file."],
    ['{\n"a": 1,\n<<<<<<< HEAD\n}', "not-json", "This is no notebook: it is not JSON from line 3 on."],
    ["[]", "not-a-notebook", "This is JSON, but no Jupyter notebook: it does not say its nbformat."],
    [
      '{"cells": []}',
      "not-a-notebook",
      "This is JSON, but no Jupyter notebook: it does not say its nbformat.",
    ],
    ['{"nbformat": 4}', "not-a-notebook", "This is no Jupyter notebook: it has no list of cells."],
    ['{"nbformat": 3}', "not-a-notebook", "This is no Jupyter notebook: it has no list of worksheets."],
    [
      '{"nbformat": 5, "nbformat_minor": 1}',
      "nbformat-too-new",
      "This notebook is of nbformat 5.1; nbflow reads up to 4.",
    ],
    ['{"nbformat": 1}', "nbformat-too-old", "This notebook is of nbformat 1; nbflow reads 2 to 4."],
    [
      notebook([code("a"), code(3 as unknown as string)]),
      "invalid-cell",
      "The notebook's 2nd cell has no valid source.",
    ],
    [
      notebook([], { kernelspec: { name: "ir", language: "R" } }),
      "unknown-language",
      "This notebook is written in R, which nbflow does not convert.",
    ],
    [
      notebook([], { kernelspec: { name: "julia-1.9" } }),
      "unknown-language",
      "This notebook is written in Julia, which nbflow does not convert.",
    ],
  ])("says so: %s", (text, expectedCode, message) => {
    expect(refusal(text)).toMatchObject({ code: expectedCode, message });
  });

  it("accepts a minor version that is newer than it knows, as Jupyter does", () => {
    expect(refusal(notebook([], {}, { nbformat_minor: 9 }))).toBeNull();
  });

  it("gives a cure with each", () => {
    expect(refusal('{"a": 1,\n<<<<<<< HEAD\n}')?.hint).toContain("merge conflict");
    expect(refusal("# %%\nx = 1")?.hint).toContain("jupytext");
  });
});
