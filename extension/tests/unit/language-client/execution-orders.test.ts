import { expect, test } from "vitest";
import { executionOrders } from "../../../src/language-client/execution-orders.js";

type Cell = Parameters<typeof executionOrders.didOpen>[1][number];
type Event = Parameters<typeof executionOrders.didChange>[0];

const cell = (executionSummary?: object) => ({ executionSummary }) as unknown as Cell;
const notebook = {} as never;
const read = cell({ executionOrder: 7 });
const failed = cell({ executionOrder: 8, success: false });
const neverRun = cell();
const running = cell({ success: undefined });

/** What the library is handed of cells: it sends an order only where it knows how the cell ended. */
const summaries = (cells: readonly Cell[] | undefined) =>
  cells?.map(({ executionSummary: run }) => run && [run.executionOrder, run.success]);

const told = [[7, true], [8, false], undefined, [undefined, undefined]];

test("cells that a file says were run are told with their order, as one opens it", async () => {
  let handed: readonly Cell[] = [];
  await executionOrders.didOpen(notebook, [read, failed, neverRun, running], async (_, cells) => {
    handed = cells;
  });
  expect(summaries(handed)).toEqual(told);
});

test("cells that are put in and cells that change too, and nothing else is touched", async () => {
  const cells = [read, failed, neverRun, running];
  const textContent: [] = [];
  const events: Event[] = [];
  const next = async (event: Event): Promise<void> => void events.push(event);
  const array = { start: 1, deleteCount: 2, cells };
  await executionOrders.didChange({ notebook, cells: { structure: { array }, textContent } }, next);
  await executionOrders.didChange({ notebook, cells: { data: cells } }, next);
  const deletes = { notebook, cells: { structure: { array: { start: 1, deleteCount: 2 } } } };
  await executionOrders.didChange(deletes, next);
  const renamed = { notebook, metadata: { title: "Trips" } };
  await executionOrders.didChange(renamed, next);

  const [put, changed, deleted, other] = events;
  expect(summaries(put?.cells?.structure?.array.cells)).toEqual(told);
  expect(put?.cells?.structure?.array).toMatchObject({ start: 1, deleteCount: 2 });
  expect(put?.cells?.textContent).toBe(textContent);
  expect(summaries(changed?.cells?.data)).toEqual(told);
  expect(deleted).toEqual(deletes);
  expect(other).toEqual(renamed);
});
