import { expect, test } from "vitest";
import { createConverter } from "../../../src/index.js";
import { patience } from "../support/python.js";
import { beginnings } from "./beginnings.js";
import { brokenFile } from "./broken-file.js";
import { verdictOf } from "./verdict.js";

/**
 * Broken notebooks: each is refused with a reason or converted with nothing dropped. `NBFLOW_BROKEN=FROM:TO` says which of
 * them, by number; a number gives the same file each time.
 */
const [from = 0, to = from + 1] = (process.env["NBFLOW_BROKEN"] ?? "0:1500").split(":").map(Number);

test(
  `broken notebooks ${from} to ${to - 1} are refused with a reason, or converted with nothing dropped`,
  async () => {
    const converter = await createConverter();
    await converter.prepare({ ...converter.read(typescriptNotebook) });
    const notebooks = beginnings();
    const counts = new Map<string, number>();
    const bugs: string[] = [];
    let slowest = { number: 0, seconds: 0 };
    for (let number = from; number < to && bugs.length < 20; number += 1) {
      const text = brokenFile(number, notebooks);
      const before = process.cpuUsage();
      const verdict = verdictOf(text, converter);
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      if (seconds > slowest.seconds) slowest = { number, seconds };
      const kind = verdict.kind === "refused" ? `refused: ${verdict.code}` : verdict.kind;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (verdict.kind === "bug") bugs.push(`NBFLOW_BROKEN=${number}: ${verdict.what}`);
      if (seconds > 3) console.log(`NBFLOW_BROKEN=${number} took ${seconds.toFixed(1)} s`);
    }
    const tally = [...counts].map(([kind, count]) => `${kind} ${count}`).toSorted();
    console.log(
      `broken notebooks: ${tally.join(", ")}; slowest: ${slowest.seconds.toFixed(1)} s (${slowest.number})`,
    );
    expect(bugs).toEqual([]);
  },
  patience * 5,
);

const typescriptNotebook = JSON.stringify({
  nbformat: 4,
  metadata: { kernelspec: { name: "deno", language: "typescript" } },
  cells: [],
});
