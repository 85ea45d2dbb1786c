/**
 * Orders
 *
 * Converted by nbflow 0.1.0 from script-types-and-enums.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:9991891f6634c730a48432bcb7d748dc94efec0d604f35a626a13c0b0ca10684 script=sha256:f94e890368dd4e0df8ee76e41794df4fc03f02ce32d4e3027db5937f2c97af73
 */
import { cell, flow, task, typescript } from "nbflow";

/** Setup (cells 1 and 2): runs first, once. */
const ts = typescript({
  notebook: "script-types-and-enums.ipynb",
  kernel: "deno",
  setup: [
    cell(1)`
interface Order {
  readonly id: number;
  readonly price: number;
}
`,
    cell(2)`
enum Size {
  Small,
  Large,
}
`,
  ],
});

/** Make the orders (cells 3 and 4). */
export const makeOrders = task(
  { name: "make-orders" },
  ts.cells(
    { writes: ["orders", "sizes"] },
    cell(3)`
// Make the orders
const orders: Order[] = [{ id: 1, price: 2.5 }];
`,
    cell(4)`
const sizes = orders.map(({ price }) => (price > 2 ? Size.Large : Size.Small));
sizes
`,
  ),
);

export default flow({ name: "script-types-and-enums" }, async () => {
  const orders = makeOrders();
  return { sizes: orders.sizes };
});
