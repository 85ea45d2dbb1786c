import { expect, test } from "vitest";
import { lineOfCell, lineOfTask } from "../../../src/run/failures/script-line.js";

const script = `export const half = task(
  { name: "halve-it" },
  py.cells(
    {},
    cell(13)\`
a = 1
\`,
    cell(3, { mayRaise: true })\`
b = 1
half(0)
\`,
  ),
);
export const count = task({ name: "count", cell: 4 }, async () => 1);
`;

test("a cell's line is found in its template, below the line that begins it", () => {
  expect(lineOfCell(script, 3, 2)).toBe(9);
  expect(script.split("\n")[9]).toBe("half(0)");
});

test("a cell that is a function stands where its options name it", () => {
  expect(script.split("\n")[lineOfCell(script, 4, 1) ?? 0]).toContain('name: "count"');
});

test("a cell that is not in the script has no line, and a task is found by its name", () => {
  expect(lineOfCell(script, 1, 1)).toBeUndefined();
  expect(lineOfTask(script, "halve-it")).toBe(1);
  expect(lineOfTask(script, "halve")).toBeUndefined();
});
