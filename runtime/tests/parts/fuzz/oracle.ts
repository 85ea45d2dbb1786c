import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { PYTHON } from "../cli/support/workspace.js";
import type { Cell } from "./grammar/index.js";

/** What a run of cells in an order gave. */
export interface Run {
  /** All that each cell printed, showed and raised. */
  readonly cells: Readonly<Record<string, string>>;
  readonly stopped: number | null;
  readonly variables: Readonly<
    Record<string, { readonly facts: readonly (readonly [string, string, string])[] }>
  >;
  /** What each cell changed, where that was asked for: variables, and the process's settings in angle brackets. */
  readonly changed: Readonly<Record<string, readonly string[]>>;
  readonly died?: boolean;
}

/** A real IPython that runs cells in forks of itself. */
export interface Oracle {
  run(cells: readonly Cell[], orders: readonly (readonly number[])[], changes: boolean): Promise<Run[]>;
  close(): void;
}

export function startOracle(): Oracle {
  const script = fileURLToPath(new URL("run_orders.py", import.meta.url));
  const library = fileURLToPath(new URL("../../../python", import.meta.url));
  const python = spawn(PYTHON, [script, library], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, PYTHONHASHSEED: "0", OPENBLAS_NUM_THREADS: "1" },
  });
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  return {
    run: async (cells, orders, changes) => {
      const told = cells.map(({ source, tags }) => ({ source, mayRaise: tags.includes("raises-exception") }));
      python.stdin.write(`${JSON.stringify({ cells: told, orders, changes })}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error("The oracle has died.");
      return JSON.parse(answer.value) as Run[];
    },
    close: () => python.stdin.end(),
  };
}
