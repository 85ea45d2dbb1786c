import { describe, expect, it } from "vitest";
import { executedNotebook, type CellRecord } from "../../../src/report/index.js";

const code = (source: string | string[], more: object = {}) => ({
  cell_type: "code",
  metadata: {},
  source,
  outputs: [{ output_type: "stream", name: "stdout", text: "old" }],
  execution_count: 9,
  ...more,
});
const markdown = (source: string) => ({ cell_type: "markdown", metadata: {}, source });
const notebook = (cells: object[], more: object = {}) =>
  JSON.stringify({
    cells,
    metadata: { kernelspec: { name: "python3" } },
    nbformat: 4,
    nbformat_minor: 4,
    ...more,
  });

const printed = (cell: number, source: string, text: string): CellRecord => ({
  cell,
  source,
  ran: { outputs: [{ output_type: "stream", name: "stdout", text }], executionCount: cell },
});

describe("the executed notebook", () => {
  it("has the notebook's cells in its order, each code cell with what it gave", () => {
    const { text, notes } = executedNotebook(
      notebook([markdown("# Title"), code(["a = 1\n", "print(a)"]), markdown("*end*"), code("a")]),
      [
        printed(1, "a = 1\nprint(a)", "1\n2\n"),
        {
          cell: 2,
          source: "a",
          ran: {
            outputs: [{ output_type: "execute_result", data: { "text/plain": "1" }, metadata: {} }],
            executionCount: 2,
          },
        },
      ],
      { flowRun: "x" },
    );
    expect(notes).toEqual([]);
    expect(JSON.parse(text)).toEqual({
      cells: [
        markdown("# Title"),
        {
          ...code(["a = 1\n", "print(a)"]),
          outputs: [{ output_type: "stream", name: "stdout", text: ["1\n", "2\n"] }],
          execution_count: 1,
        },
        markdown("*end*"),
        {
          ...code("a"),
          outputs: [
            {
              output_type: "execute_result",
              data: { "text/plain": ["1"] },
              metadata: {},
              execution_count: 2,
            },
          ],
          execution_count: 2,
        },
      ],
      metadata: { kernelspec: { name: "python3" }, nbflow: { flowRun: "x" } },
      nbformat: 4,
      nbformat_minor: 4,
    });
  });

  it("leaves a cell that never ran without outputs", () => {
    const { text } = executedNotebook(notebook([code("a"), code("b")]), [
      printed(1, "a", "x"),
      { cell: 2, source: "b", ran: null },
    ]);
    expect(JSON.parse(text).cells[1]).toMatchObject({ source: "b", outputs: [], execution_count: null });
  });

  it("shows the code that ran where the script was changed, and says so", () => {
    const { text, notes } = executedNotebook(notebook([code("a"), code("b")]), [printed(2, "b + 1", "x")]);
    expect(JSON.parse(text).cells[1].source).toEqual(["b + 1"]);
    expect(notes).toEqual([
      "Cell 2 stands in the report as run: the script has other code there than the notebook has now.",
    ]);
  });

  it("has the code cells alone where the notebook is gone, and says so", () => {
    const { text, notes } = executedNotebook(null, [printed(3, "c", "z"), printed(1, "a\nb", "x")]);
    expect(JSON.parse(text).cells.map((cell: { source: unknown }) => cell.source)).toEqual([
      ["a\n", "b"],
      ["c"],
    ]);
    expect(notes).toEqual(["The notebook could not be read: the report has the code cells alone."]);
  });

  it("says nothing of a notebook where a script of functions alone ran", () => {
    const { text, notes } = executedNotebook(null, []);
    expect(JSON.parse(text).cells).toEqual([]);
    expect(notes).toEqual([]);
  });

  it("does so too where the notebook has lost cells", () => {
    const { text, notes } = executedNotebook(notebook([code("a")]), [printed(2, "b", "z")]);
    expect(JSON.parse(text).cells).toHaveLength(1);
    expect(notes).toEqual([
      "The notebook has 1 code cell now, and cell 2 ran: the report has the code cells alone.",
    ]);
  });

  it("writes numbers as Python wrote them", () => {
    const output = {
      output_type: "display_data",
      data: { "application/vnd.plotly.v1+json": { x: [1] }, "text/plain": "Figure" },
      metadata: {},
      exact: { "application/vnd.plotly.v1+json": '{"x": [1.0]}' },
    } as const;
    const { text } = executedNotebook(notebook([code("f")]), [
      { cell: 1, source: "f", ran: { outputs: [output], executionCount: 1 } },
    ]);
    expect(text).toContain('"application/vnd.plotly.v1+json": {"x": [1.0]}');
    expect(text).not.toContain("exact");
  });

  it("lifts nbformat 3", () => {
    const old = JSON.stringify({
      metadata: { name: "old" },
      nbformat: 3,
      nbformat_minor: 0,
      worksheets: [
        {
          cells: [
            { cell_type: "heading", level: 2, metadata: {}, source: ["A title"] },
            {
              cell_type: "code",
              collapsed: false,
              input: ["1 + 1"],
              language: "python",
              outputs: [],
              prompt_number: 4,
            },
            { cell_type: "raw", metadata: {}, source: "raw" },
          ],
        },
      ],
    });
    expect(JSON.parse(executedNotebook(old, [printed(1, "1 + 1", "2")]).text)).toEqual({
      cells: [
        { cell_type: "markdown", metadata: {}, source: "## A title" },
        {
          cell_type: "code",
          metadata: { collapsed: false },
          source: ["1 + 1"],
          execution_count: 1,
          outputs: [{ output_type: "stream", name: "stdout", text: ["2"] }],
        },
        { cell_type: "raw", metadata: {}, source: "raw" },
      ],
      metadata: { nbflow: {} },
      nbformat: 4,
      nbformat_minor: 4,
    });
  });

  it("gives cells ids where the format asks for them", () => {
    const { text } = executedNotebook(
      notebook([code("a", { id: "own" }), code("b")], { nbformat_minor: 5 }),
      [],
    );
    expect(JSON.parse(text).cells.map((cell: { id: string }) => cell.id)).toEqual(["own", "cell-1"]);
  });
});
