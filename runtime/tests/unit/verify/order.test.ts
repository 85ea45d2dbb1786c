import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOrderOf, notebookOrder, pathBetween, policyOf, seededOrder } from "../../../src/verify/order.js";
import { planOf } from "./plans.js";

const plans = fc.array(fc.array(fc.nat(14), { maxLength: 4 }), { minLength: 1, maxLength: 15 }).map((needs) =>
  planOf(
    needs.map((before, at) => ({
      cells: [at + 2],
      needs: [...new Set(before.filter((need) => need < at).map((need) => need + 2))],
    })),
    [1],
  ),
);

describe("seeded orders", () => {
  test("each is an order that the plan allows", () => {
    fc.assert(
      fc.property(plans, fc.nat(), (plan, seed) => {
        expect(isOrderOf(plan, notebookOrder(plan))).toBe(true);
        expect(isOrderOf(plan, seededOrder(plan, seed))).toBe(true);
      }),
    );
  });

  test("each step between two orders of a plan is one too, and exchanges two neighbours", () => {
    fc.assert(
      fc.property(plans, fc.nat(), (plan, seed) => {
        const [from, to] = [notebookOrder(plan), seededOrder(plan, seed)];
        const path = pathBetween(from, to);
        expect(path[0]).toEqual(from);
        expect(path.at(-1)).toEqual(to);
        for (const [at, order] of path.entries()) {
          expect(isOrderOf(plan, order)).toBe(true);
          const changed = order.filter((first, place) => path[at - 1]?.[place] !== first);
          expect(changed).toHaveLength(at === 0 ? order.length : 2);
        }
      }),
    );
  });

  test("a seed gives one order, and other seeds give others", () => {
    const plan = planOf(Array.from({ length: 8 }, (_, at) => ({ cells: [at + 1] })));
    expect(seededOrder(plan, 3)).toEqual(seededOrder(plan, 3));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => seededOrder(plan, seed).join()))).toHaveProperty("size", 5);
    expect(notebookOrder(plan)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("the task of the cell that stops the run comes when nothing else is ready", () => {
    const plan = planOf([{ cells: [1] }, { cells: [2, 5] }, { cells: [3] }, { cells: [4], needs: [2] }]);
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(seededOrder(plan, seed, 5).slice(2)).toEqual([2, 4]);
    }
  });

  test("an engine that is given an order takes the earliest of what is ready", () => {
    const policy = policyOf([4, 2, 7]);
    const ready = [7, 2].map((cell) => ({ name: `task-${cell}`, cells: [cell, cell + 1] }));
    expect(policy.chooseNext(ready)).toBe(ready[1]);
  });
});

test("what is no order of a plan is told", () => {
  const plan = planOf([{ cells: [1] }, { cells: [2], needs: [1] }]);
  expect(isOrderOf(plan, [2, 1])).toBe(false);
  expect(isOrderOf(plan, [1])).toBe(false);
  expect(isOrderOf(plan, [1, 1])).toBe(false);
});
