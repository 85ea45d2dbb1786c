import type { CellOutput } from "../python/worker.js";

/** Outputs as a notebook has them: text that went to one stream without a break is one output. */
export function mergeStreams(outputs: readonly CellOutput[]): readonly CellOutput[] {
  const merged: CellOutput[] = [];
  for (const output of outputs) {
    const last = merged.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      merged[merged.length - 1] = { ...last, text: last.text + output.text };
    } else {
      merged.push(output);
    }
  }
  return merged;
}
