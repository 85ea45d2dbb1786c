/**
 * Orders
 *
 * Converted by nbflow 0.1.0 from mixed-languages.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:e96a7db0ae91322f8d88e8311347d629a80079df33dc15ced6c20a239d8b1c3c script=sha256:d59a7a12b1dddd985a3a283254e7ae103ebd77628fd4b9825a1541efa3c8f1de
 */
import { cell, display, flow, python, show, task, type OutputsOf } from "nbflow";
import { basename } from "node:path";
import { z } from "zod/mini";

// cell 3, line 5
/** What is sold. */
interface Order {
  name: string;
  price: number;
}

// cell 3, line 11
enum Size {
  Small,
  Large,
}

// cell 3, line 16
function sizeOf(order: Order): Size {
  return order.price > 3 ? Size.Large : Size.Small;
}

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "mixed-languages.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import statistics
`,
  ],
});

/** Make orders (cell 2). */
export const makeOrders = task(
  { name: "make-orders", mayRunAgain: true },
  py.cells(
    { writes: ["mean", "orders"] },
    cell(2)`
orders = [{'name': 'ann', 'price': 2.5}, {'name': 'bob', 'price': 4.0}]
mean = statistics.mean(o['price'] for o in orders)
`,
  ),
);

/**
 * Make large (cell 4).
 *
 * - needs `mean` and `orders`, which cell 2 makes
 */
export const makeLarge = task(
  { name: "make-large", cell: 4 },
  async ({ mean, orders }: { mean: any; orders: any[] }) => {
    // cell 4, line 2
const large = orders.filter((order: Order) => sizeOf(order) === Size.Large);
console.log(`${large.length} above`, mean);
    // cell 4, line 4
    await show(large);
    return { large };
  },
);

/**
 * Show large (cell 5).
 *
 * - needs `large`, which cell 4 makes
 */
export const showLarge = task(
  { name: "show-large", cell: 5 },
  async ({ large }: { large: OutputsOf<typeof makeLarge>["large"] }) => {
    // cell 5, line 2
let label = basename("/a/large.txt");
label = await Promise.resolve(label.toUpperCase());
{
  const order: Order = large[0];
  display({ "text/markdown": `**${order.name}**` });
}
    return { label };
  },
);

/**
 * Show label (cell 6).
 *
 * - needs `label`, which cell 5 makes
 * - needs `large`, which cell 4 makes
 */
export const showLabel = task(
  { name: "show-label", mayRunAgain: true },
  py.cells(
    { reads: ["label", "large"] },
    cell(6)`
print(label, [order['name'] for order in large])
`,
  ),
);

export default flow({ name: "mixed-languages" }, async () => {
  const orders = makeOrders();
  const large = makeLarge({ mean: orders.mean, orders: orders.orders });
  const shownLarge = showLarge({ large: large.large });
  showLabel({ label: shownLarge.label, large: large.large });
  return { label: shownLarge.label };
});
