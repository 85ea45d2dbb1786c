/**
 * Orders
 *
 * Converted by nbflow 0.1.0 from class-of-mixed-languages.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:e96a7db0ae91322f8d88e8311347d629a80079df33dc15ced6c20a239d8b1c3c style=class script=sha256:3fcf39d57db4b6f1873cf56d73fb022348da72a28b82a688f6fb223efd326675
 */
import { cell, display, flow, flowOfMethod, python, show, task, type OutputsOf } from "nbflow";
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
  notebook: "class-of-mixed-languages.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import statistics
`,
  ],
});

class ClassOfMixedLanguages {
  /** Make orders (cell 2). */
  @task({ name: "make-orders", mayRunAgain: true })
  readonly makeOrders = py.cells(
    { writes: ["mean", "orders"] },
    cell(2)`
orders = [{'name': 'ann', 'price': 2.5}, {'name': 'bob', 'price': 4.0}]
mean = statistics.mean(o['price'] for o in orders)
`,
  );

  /**
   * Make large (cell 4).
   *
   * - needs `mean` and `orders`, which cell 2 makes
   */
  readonly makeLarge = task(
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
  readonly showLarge = task(
    { name: "show-large", cell: 5 },
    async ({ large }: { large: OutputsOf<ClassOfMixedLanguages["makeLarge"]>["large"] }) => {
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
  @task({ name: "show-label", mayRunAgain: true })
  readonly showLabel = py.cells(
    { reads: ["label", "large"] },
    cell(6)`
print(label, [order['name'] for order in large])
`,
  );

  @flow({ name: "class-of-mixed-languages" })
  async run() {
    const orders = this.makeOrders();
    const large = this.makeLarge({ mean: orders.mean, orders: orders.orders });
    const shownLarge = this.showLarge({ large: large.large });
    this.showLabel({ label: shownLarge.label, large: large.large });
    return { label: shownLarge.label };
  }
}

export default flowOfMethod(new ClassOfMixedLanguages(), "run");
