import { describe, expect, test } from "vitest";
import { readReport } from "../../../src/run/failures/executed-notebook.js";

const error = {
  output_type: "error",
  ename: "ZeroDivisionError",
  evalue: "division by zero",
  traceback: [
    "\u001b[31m---------\u001b[39m",
    "\u001b[36mCell\u001b[39m \u001b[32mIn[3]\u001b[39m\u001b[32m, line 2\u001b[39m\n\u001b[32m----> \u001b[39m\u001b[32m2\u001b[39m half(0)",
    "\u001b[31mZeroDivisionError\u001b[39m: division by zero",
  ],
};

function report(cells: readonly object[], facts: object): string {
  return JSON.stringify({ nbformat: 4, metadata: { nbflow: facts }, cells });
}
const code = (outputs: readonly object[], more: object = {}) => ({
  cell_type: "code",
  source: ["a = 1\n", "half(0)"],
  execution_count: 3,
  outputs,
  ...more,
});

describe("an executed notebook", () => {
  test("tells the cell, its line, the error and the traceback without colours", () => {
    const text = report([{ cell_type: "markdown", source: "# Text" }, code([]), code([error])], {
      state: "Failed",
      message: "halve failed: ZeroDivisionError: division by zero (cell 2, line 2)",
    });
    expect(readReport(text).failed).toEqual([
      {
        cell: 2,
        source: "a = 1\nhalf(0)",
        line: 2,
        error: "ZeroDivisionError: division by zero",
        traceback: "---------\nCell In[3], line 2\n----> 2 half(0)\nZeroDivisionError: division by zero",
      },
    ]);
  });

  test("takes the line from the traceback where the run names another cell", () => {
    const text = report([code([error])], { state: "Failed", message: "other failed (cell 5, line 9)" });
    expect(readReport(text).failed[0]?.line).toBe(2);
  });

  test("has no failure in a cell whose errors are expected, nor in a run that completed", () => {
    const expected = code([error], { metadata: { tags: ["raises-exception"] } });
    expect(readReport(report([expected], { state: "Failed", message: "x" })).failed).toEqual([]);
    expect(readReport(report([code([error])], { state: "Completed", message: null })).failed).toEqual([]);
  });
});
