import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOrderOf, notebookOrder, policyOf, seededOrder, wayBetween } from "../../../src/verify/order.js";
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
        const way = wayBetween(from, to);
        expect(way.at(0)).toEqual(from);
        expect(way.at(way.length)).toEqual(to);
        for (let at = 1; at <= way.length; at += 1) {
          const [before, order] = [way.at(at - 1), way.at(at)];
          expect(isOrderOf(plan, order)).toBe(true);
          const changed = order.flatMap((first, place) => (before[place] === first ? [] : [place]));
          expect(changed).toEqual([changed[0], (changed[0] ?? 0) + 1]);
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

  test("before the cell at which the notebook stops comes what can, and after it what comes later", () => {
    const plan = planOf([
      { cells: [1] },
      { cells: [2, 5] },
      { cells: [3] },
      { cells: [4], needs: [2] },
      { cells: [6] },
      { cells: [7] },
    ]);
    const orders = [1, 2, 3, 4, 5, 6].map((seed) => seededOrder(plan, seed, 5));
    expect(new Set(orders.map((order) => order.slice(0, 2).join()))).toEqual(new Set(["1,3", "3,1"]));
    expect(new Set(orders.map((order) => order.slice(2, 4).join()))).toEqual(new Set(["2,4"]));
    expect(new Set(orders.map((order) => order.slice(4).join()))).toEqual(new Set(["6,7", "7,6"]));
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
