import fc from "fast-check";
import type { Cell, CellChoices } from "./render.js";
import { notebookOf } from "./render.js";

export type { Cell } from "./render.js";

const choices = fc.noBias(fc.array(fc.nat(5039), { minLength: 9, maxLength: 9 }));
const cell: fc.Arbitrary<CellChoices> = fc.record({
  statements: fc.array(choices, { minLength: 1, maxLength: 4 }),
  mayRaise: fc.integer({ min: 0, max: 9 }).map((n) => n === 9),
});

/** Random Python notebooks that nearly always run to their end. They shrink to fewer cells, fewer and plainer statements. */
export const notebooks: fc.Arbitrary<readonly Cell[]> = fc
  .noBias(fc.array(cell, { minLength: 1, maxLength: 10 }))
  .map(notebookOf);
