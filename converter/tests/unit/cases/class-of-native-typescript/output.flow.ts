/**
 * Orders
 *
 * Converted by nbflow 0.1.0 from class-of-native-typescript.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:453857d9face33ad5d1fecb85667f999e85dc0b7822aa98fa0211a0808d41e7a style=class cells=native script=sha256:0c4d77c06fe8b4663ec1eeead7f305241a87fefed13c0de48a56fff5f32873f1
 */
import { flow, flowOfMethod, show, task, type OutputsOf } from "nbflow";
import { basename } from "node:path";
import { extname } from "node:path";

// cell 2, line 3
/** What is sold. */
interface Order {
  name: string;
  price: number;
}

// cell 2, line 9
function total(orders: Order[]): number {
  return orders.reduce((sum, order) => sum + order.price, 0);
}

/** What the cell tagged `parameters` sets (cell 1). */
interface Parameters {
  /** How many are shown. Default: `2`. */
  limit?: number;
  /** Default: `"EUR"`. */
  currency?: string;
}

class ClassOfNativeTypescript {
  /** Set the parameters (cell 1). */
  readonly setParameters = task(
    { name: "set-parameters", cell: 1 },
    async (parameters: Parameters) => {
    // cell 1
let limit = 2; // how many are shown
const currency: string = "EUR";
      return { limit, currency, ...(parameters as object) };
    },
  );

  /** Read the orders (cell 3). */
  readonly readOrders = task(
    { name: "read-orders", cell: 3 },
    async () => {
    // cell 3, line 3
const orders: Order[] = [{ name: "ann", price: 2.5 }, { name: "bob", price: 4 }];
let best: Order | null = null;
console.log(basename("a/orders.json"), extname("orders.json"));
      return { orders, best };
    },
  );

  /**
   * Make shown orders (cell 4).
   *
   * - needs `best`, which cell 3 makes or changes
   * - needs `limit`, which cell 1 makes
   * - needs `orders`, which cell 3 makes
   */
  readonly makeShownOrders = task(
    { name: "make-shown-orders", cell: 4 },
    async ({
    best,
    limit,
    orders,
  }: {
    best: Order | null;
    limit: OutputsOf<ClassOfNativeTypescript["setParameters"]>["limit"];
    orders: Order[];
  }) => {
    // cell 4
best = orders.toSorted((a, b) => b.price - a.price)[0] ?? null;
    // cell 4, line 2
    const shown = (best);
    // cell 4, line 3
const shownOrders = orders.slice(0, limit);
    await show(shown);
      return { shownOrders, best };
    },
  );

  /**
   * Make orders2 (cell 5).
   *
   * - needs `currency`, which cell 1 makes
   * - needs `orders`, which cell 3 makes
   * - waits for `makeShownOrders`: cell 5 calls `total`, which may change `orders` where it calls
   *   `reduce`, of which nothing is known, which cell 4 uses before
   */
  readonly makeOrders2 = task(
    { name: "make-orders2", cell: 5 },
    async ({ currency, orders }: { currency: string; orders: Order[] }) => {
    // cell 5
const orders2 = [...orders];
orders2.push({ name: "cleo", price: total(orders) });
    // cell 5, line 3
    await show(`${orders2.length} ${currency}`);
      return { orders2 };
    },
  );

  @flow({
    name: "class-of-native-typescript",
    notebook: "class-of-native-typescript.ipynb",
    parameters: {
      type: "object",
      properties: {
        limit: { type: "number", default: 2, description: "how many are shown" },
        currency: { type: "string", default: "EUR" },
      },
    },
  })
  async run(parameters: Parameters) {
    const settings = this.setParameters(parameters);
    const orders = this.readOrders();
    const shownOrders = this.makeShownOrders({
      best: orders.best,
      limit: settings.limit,
      orders: orders.orders,
    });
    this.makeOrders2.withOptions({ waitFor: [shownOrders] })({
      currency: settings.currency,
      orders: orders.orders,
    });
    return { shownOrders: shownOrders.shownOrders };
  }
}

export default flowOfMethod(new ClassOfNativeTypescript(), "run");
