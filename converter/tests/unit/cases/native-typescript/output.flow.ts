/**
 * Orders
 *
 * Converted by nbflow 0.1.0 from native-typescript.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:453857d9face33ad5d1fecb85667f999e85dc0b7822aa98fa0211a0808d41e7a cells=native script=sha256:6ac1ac8391de080ec2b1f68f5a060cf75beb41b16256d601111ecbb2cb45cf8c
 */
import { flow, show, task, type OutputsOf } from "nbflow";
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

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters", cell: 1 },
  async (parameters: Parameters) => {
    // cell 1
let limit = 2; // how many are shown
const currency: string = "EUR";
    return { limit, currency, ...(parameters as object) };
  },
);

/** Read the orders (cell 3). */
export const readOrders = task(
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
export const makeShownOrders = task(
  { name: "make-shown-orders", cell: 4 },
  async ({
    best,
    limit,
    orders,
  }: {
    best: Order | null;
    limit: OutputsOf<typeof setParameters>["limit"];
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
export const makeOrders2 = task(
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

export default flow(
  {
    name: "native-typescript",
    notebook: "native-typescript.ipynb",
    parameters: {
      type: "object",
      properties: {
        limit: { type: "number", default: 2, description: "how many are shown" },
        currency: { type: "string", default: "EUR" },
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    const orders = readOrders();
    const shownOrders = makeShownOrders({
      best: orders.best,
      limit: settings.limit,
      orders: orders.orders,
    });
    makeOrders2.withOptions({ waitFor: [shownOrders] })({
      currency: settings.currency,
      orders: orders.orders,
    });
    return { shownOrders: shownOrders.shownOrders };
  },
);
