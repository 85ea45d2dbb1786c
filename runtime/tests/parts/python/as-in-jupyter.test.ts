/** Our worker beside nbclient and a kernel, on the same cells of `cases/as-in-jupyter.py`. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { startWorker, type CellOutput } from "../../../src/python/index.js";
import { here, PYTHON } from "./support/workers.js";

const cells = (await readFile(join(import.meta.dirname, "cases/as-in-jupyter.py"), "utf8"))
  .split(/^# %%\n/mu)
  .map((cell) => cell.trimEnd());

/** What differs between any two runs. */
const masks: readonly (readonly [RegExp, string])[] = [
  [/0x[0-9a-f]{5,}/gu, "0x…"],
  [/[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, "id"],
  [/ipykernel_\d+\/\d+\.py/gu, "cell.py"],
  [/(CPU times|Wall time)[^"\\]*/gu, "$1"],
  [/\d+\.py:/gu, "cell.py:"],
];

const masked = (text: string) =>
  masks.reduce((rest, [pattern, mask]) => rest.replaceAll(pattern, mask), text);

/** The outputs as a reader sees them: stderr apart, as its place among the others is a matter of chance. */
function shown(outputs: readonly CellOutput[]) {
  const errors = outputs.filter((output) => output.output_type === "stream" && output.name === "stderr");
  const rest: (CellOutput | { readonly text: string })[] = [];
  for (const output of outputs) {
    const last = rest.at(-1);
    if (output.output_type !== "stream") rest.push(output);
    else if (output.name === "stdout" && last !== undefined && "text" in last)
      rest[rest.length - 1] = { text: last.text + output.text };
    else if (output.name === "stdout") rest.push({ text: output.text });
  }
  const stderr = errors.map((output) => (output.output_type === "stream" ? output.text : "")).join("");
  return JSON.parse(masked(JSON.stringify({ rest, stderr }))) as unknown;
}

describe("a cell gives what it gives in Jupyter", () => {
  let ours: readonly (readonly CellOutput[])[] = [];
  let jupyter: readonly (readonly CellOutput[])[] = [];

  beforeAll(async () => {
    const folder = here() || process.cwd();
    const script = join(import.meta.dirname, "support/run_nbclient.py");
    const asked = promisify(execFile)(PYTHON, [script], { maxBuffer: 2 ** 28 });
    asked.child.stdin?.end(JSON.stringify([cells, folder]));
    jupyter = JSON.parse((await asked).stdout) as typeof jupyter;

    const worker = startWorker({ executable: PYTHON, folder });
    const kept: (readonly CellOutput[])[] = [];
    for (const [index, source] of cells.entries()) {
      const result = await worker.execute({ cell: index + 1, source, mayRaise: true }, () => {});
      kept.push(result.outputs);
      for (const [cell, outputs] of result.changed) kept[cell - 1] = outputs;
    }
    await worker.close();
    ours = kept;
  });

  test.each(cells.map((cell, index) => [index, cell] as const))("%i: %s", (index) => {
    expect(shown(ours[index] ?? [])).toEqual(shown(jupyter[index] ?? []));
  });
});
