import { homeOf, type Python, type PythonOptions } from "./python.js";

/**
 * TypeScript cells that share one scope: in each flow run they run in one process, in the notebook's order, as Deno's kernel
 * runs them.
 *
 * @example
 * const ts = typescript({ notebook: "orders.ipynb", kernel: "deno" });
 * const readOrders = task({ name: "read-orders" }, ts.cells({ writes: ["orders"] }, cell(3)`…`));
 */
export function typescript(options: PythonOptions = {}): Python {
  return homeOf("typescript", options);
}

/** The same for a notebook whose cells are JavaScript. */
export function javascript(options: PythonOptions = {}): Python {
  return homeOf("javascript", options);
}
