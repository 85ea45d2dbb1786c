import { createConverter } from "@nbflow/converter";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { checkNotebook } from "./check-notebook.js";
import { notebooks } from "./grammar/index.js";
import { startOracle } from "./oracle.js";

/**
 * Random notebooks: in every order that its plan allows, a notebook gives what it gives from top to bottom, and its cells change
 * nothing that the plan does not say. `NBFLOW_FUZZ=SEED:COUNT` draws others.
 */
const [seed = 1, count = 60] = (process.env["NBFLOW_FUZZ"] ?? "1:60").split(":").map(Number);
const oracle = startOracle();

afterAll(() => oracle.close());

test(`random notebooks (${count} from seed ${seed}) give the same in every order that their plans allow`, async () => {
  const converter = await createConverter();
  const tally = { notebooks: 0, orders: 0, stopped: 0, endless: 0 };
  const property = fc.asyncProperty(notebooks, async (cells) => {
    const { wrong, orders, stopped, endless } = await checkNotebook(cells, { converter, oracle });
    tally.notebooks += 1;
    tally.orders += orders;
    tally.stopped += Number(stopped);
    tally.endless += Number(endless);
    if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join("\n"));
  });
  const result = await fc.check(property, { seed, numRuns: count });
  console.log(
    `random notebooks: ${tally.notebooks}, other orders: ${tally.orders}, stopped by an error: ${tally.stopped}, without end: ${tally.endless}`,
  );
  const [cells = []] = result.counterexample ?? [];
  const source = cells
    .map(({ source, tags }) => `# %%${tags.length > 0 ? " may raise" : ""}\n${source}`)
    .join("\n");
  expect(
    result.failed ? `${source}\n\n${String(result.errorInstance)}\npath: ${result.counterexamplePath}` : "",
  ).toBe("");
}, 900_000);
