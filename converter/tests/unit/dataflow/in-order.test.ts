import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { analyseDataflow } from "../../../src/dataflow/index.js";
import { parseCell, pythonFacts } from "../../../src/python/index.js";

/**
 * Each file in `in-order/` has notebooks whose last cell sees what the cell before it does, so that it must wait for it. A
 * notebook begins with `# %% [case]`, and each further cell of it with `# %%`.
 */
const folder = fileURLToPath(new URL("./in-order/", import.meta.url));

for (const file of readdirSync(folder).sort()) {
  const notebooks = readFileSync(folder + file, "utf8")
    .split(/^# %% \[case\]\n/mu)
    .filter((text) => text.trim() !== "")
    .map((text) => text.split(/^# %%\n/mu).map((source) => source.trimEnd()));
  describe(file, () => {
    it.each(notebooks.map((cells) => [cells.at(-2), cells] as const))("waits for %s", (_, cells) => {
      const { dependencies } = analyseDataflow(
        cells.map((source, index) => ({
          number: index + 1,
          facts: pythonFacts(parseCell(source)),
          mayRaise: false,
        })),
      );
      const last = cells.length;
      expect(dependencies.some(({ from, to }) => from === last - 1 && to === last)).toBe(true);
    });
  });
}
