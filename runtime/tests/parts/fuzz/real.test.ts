import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyNotebook } from "../../../src/verify/index.js";
import { VerifyError } from "../../../src/verify/verify-error.js";
import { PYTHON, useWorkspace } from "../cli/support/workspace.js";
import { notebooks } from "./grammar/index.js";

/** Few of the random notebooks, by nbclient and by real flows. `NBFLOW_FUZZ_REAL=SEED:COUNT` draws others. */
const [seed = 1, count = 2] = (process.env["NBFLOW_FUZZ_REAL"] ?? "1:2").split(":").map(Number);
const workspace = useWorkspace();

test.for(fc.sample(notebooks, { seed, numRuns: count }).map((cells, at) => ({ at: String(at), cells })))(
  `random notebook $at of seed ${seed} passes nbflow verify, each cell a task`,
  { timeout: 240_000 },
  async ({ cells }, { skip }) => {
    const notebook = await workspace.notebook("work/fuzz.ipynb", cells);
    await workspace.write("work/d/empty.txt", "");
    const verdict = verifyNotebook({
      notebook,
      text: await readFile(notebook, "utf8"),
      executable: PYTHON,
      env: workspace.env,
      pycache: workspace.path("pycache"),
      seeds: [1, 2],
      group: "cell",
      root: workspace.path("work"),
      mostBytes: 10e6,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    // one that puts its own function in the place of `json.dumps`, say, ends its kernel
    const { differences } = await verdict.catch((error: unknown) =>
      error instanceof VerifyError && error.code === "no-plain-run"
        ? skip(error.message)
        : Promise.reject(error),
    );
    const source = cells.map((cell) => `# %%\n${cell.source}`).join("\n");
    expect(differences, source).toEqual([]);
  },
);
