import fc from "fast-check";
import * as prettier from "prettier";
import { expect, test } from "vitest";
import { cellPositionOf, emit, inspectScript, scriptLineOf } from "../../../src/emit/index.js";
import { version } from "../../../src/emit/version.js";
import manifest from "../../../package.json" with { type: "json" };
import { cases } from "./plans.js";

const options = { parser: "typescript", printWidth: 100 } as const;

test("any plan's script stands as prettier would print it", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ plan, notebook }) => {
      const { text } = emit(plan, notebook);
      expect(text).toBe(await prettier.format(text, options));
    }),
    { numRuns: 100 },
  );
});

test("a script's lines and its cells' lines lead to each other", () => {
  fc.assert(
    fc.property(cases, ({ plan, notebook }) => {
      const { text, map } = emit(plan, notebook);
      const lines = text.split("\n");
      for (const { number, source } of notebook.cells) {
        const cellLines = source.split(/\r\n|\r|\n/);
        const positions = cellLines.map((_, index) => ({ cell: number, line: index + 1 }));
        const scriptLines = positions.map((position) => scriptLineOf(map, position) ?? 0);
        const back = scriptLines.map((line) => cellPositionOf(map, line) ?? { cell: 0, line: 0 });
        expect(back.map((position) => scriptLineOf(map, position))).toEqual(scriptLines);
        expect(/\r(?!\n)/.test(source) ? positions : back).toEqual(positions);
        const plain = cellLines.map((line) => (/^[\w ='"()]*$/.test(line) ? line : ""));
        const found = plain.map((line, index) => lines[(scriptLines[index] ?? 0) - 1]?.includes(line));
        expect(found).not.toContain(false);
        expect(scriptLineOf(map, { cell: number, line: cellLines.length + 1 })).toBeNull();
      }
      const mapped = lines.filter((_, index) => cellPositionOf(map, index + 1) !== null);
      const expected = notebook.cells.reduce((sum, { source }) => sum + source.split("\n").length, 0);
      expect(mapped).toHaveLength(expected);
      expect(JSON.parse(JSON.stringify(map))).toEqual(map);
    }),
  );
});

test("a script's header says where it came from, and whether a person changed it", () => {
  fc.assert(
    fc.property(cases, ({ plan, notebook }) => {
      const { text } = emit(plan, notebook);
      const header = inspectScript(text);
      expect(header).toMatchObject({ plan: 1, notebook: plan.notebook.hash, edited: false });
      expect(inspectScript(text.replaceAll("\n", "\r\n"))).toEqual(header);
      expect(inspectScript(text.replace("export default flow(", "export default  flow("))?.edited).toBe(true);
      expect(inspectScript(text.replace(/script=sha256:.{64}/, "script="))?.edited).toBe(true);
    }),
  );
});

test("a text that nbflow did not write has no header", () => {
  expect(inspectScript("export default 1;\n")).toBeNull();
  expect(inspectScript("")).toBeNull();
});

test("scripts name the package's version", () => {
  expect(version).toBe(manifest.version);
});
