import type { Converter } from "@nbflow/converter";
import { notebookText } from "../cli/support/workspace.js";
import { differencesOf, undeclared } from "./differences.js";
import type { Cell } from "./grammar/index.js";
import type { Oracle } from "./oracle.js";
import { cellOrders } from "./orders.js";

export interface Checked {
  /** What is wrong with the plan, in words; none where it is right. */
  readonly wrong: readonly string[];
  readonly orders: number;
  readonly stopped: boolean;
  /** It did not come to an end by itself. */
  readonly endless: boolean;
}

/** Holds the plan of a notebook against what a real IPython gives in the orders that the plan allows. */
export async function checkNotebook(
  cells: readonly Cell[],
  { converter, oracle }: { readonly converter: Converter; readonly oracle: Oracle },
): Promise<Checked> {
  const notebook = converter.read(notebookText(cells), { name: "fuzz.ipynb" });
  const numbers = cells.map((_, at) => at + 1);
  const [truth] = await oracle.run(cells, [numbers], true);
  if (truth === undefined) throw new Error("The notebook itself did not run.");
  // what has no end has nothing to be compared with
  if (truth.died === true) return { wrong: [], orders: 0, stopped: false, endless: true };
  const byCell = converter.plan(notebook, { group: "cell" });
  const plans = [
    { group: "cell", plan: byCell, seeds: [1, 2] },
    { group: "auto", plan: converter.plan(notebook, { group: "auto" }), seeds: [3] },
  ];
  const wrong = undeclared(byCell, truth);
  let count = 0;
  for (const { group, plan, seeds } of plans) {
    const orders = cellOrders(plan, seeds, truth.stopped).filter((order) => order.join() !== numbers.join());
    count += orders.length;
    const runs = await oracle.run(cells, orders, false);
    runs.forEach((run, at) => {
      for (const difference of differencesOf(truth, run))
        wrong.push(`by ${group}, in the order ${orders[at]?.join(" ")}: ${difference}`);
    });
  }
  return { wrong, orders: count, stopped: truth.stopped !== null, endless: false };
}
