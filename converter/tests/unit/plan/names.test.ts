import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdown, planOf } from "./notebooks.js";

/** The name of the task that a cell becomes under a heading. */
async function nameUnder(heading: string, cell = "trips = known[3]"): Promise<string | undefined> {
  const plan = await planOf([markdown(`## ${heading}`), cell]);
  return plan.tasks.find(({ kind }) => kind === "cells")?.id;
}

describe("a task is named by the verb and the object of its heading", () => {
  test.each([
    ["Load the data", "load-data"],
    ["Loading data", "load-data"],
    ["Data cleaning", "clean-data"],
    ["Exploratory data analysis", "analyze-exploratory-data"],
    ["Load and clean the data", "load-and-clean-data"],
    ["2.1 Load the trips", "load-trips"],
    ["Grab a dataset", "grab-dataset"],
    ["Learning rate", "make-learning-rate"],
    ["Model architecture", "make-model-architecture"],
    ["Model the demand", "model-demand"],
    ["Test data", "make-test-data"],
    ["Test the function", "test-function"],
  ])("%s", async (heading, name) => {
    expect(await nameUnder(heading)).toBe(name);
  });
});

describe("of a sentence, what it says is done", () => {
  test.each([
    ["Now that we have seen how it works, let us plot the errors by month", "plot-errors"],
    ["Next, we will compute the mean of all columns.", "compute-mean-columns"],
    ["Step 6. Set the right dates as the index. Pay attention at the data type", "set-right-dates"],
    ["Year 2061? Create a function to fix it and apply it", "create-function"],
    ["Let's take a closer look at the residuals", "inspect-residuals"],
    ["Turn off $\\LaTeX$", "disable-latex"],
    ["In this section we are going to calculate the mean", "calculate-mean"],
    ["The cell below loads the style of the notebook", "load-style-notebook"],
    ["Support Vector Machines: Maximizing the Margin", "maximize-margin"],
  ])("%s", async (heading, name) => {
    expect(await nameUnder(heading)).toBe(name);
  });
});

describe("where no text says it, by what the cell does", () => {
  test.each([
    ["limit = 3", "set-limit"],
    ["import sys\ntotal = len(sys.argv) + 1", "compute-total"],
    ["import m\nmodel = m.Forest(3)", "create-model"],
    ["import m\nroots = m.solve_all(3)", "solve-roots"],
    ["list(range(1, 6))", "show-list-range"],
    ["#|export\nrows = [n for n in range(3)]", "make-rows"],
  ])("%s", async (cell, name) => {
    const plan = await planOf(["import m\nm.start()", cell], "cell");
    expect(plan.cells[1]?.task).toBe(name);
  });
});

const work = [
  markdown("# Trips"),
  "import pandas as pd",
  markdown("## Read the trips"),
  "trips = pd.read_csv('trips.csv')\ntrips.head()",
  markdown("## Clean"),
  "trips = trips.dropna()",
  "long = trips[trips.distance > 3]",
  markdown("## Two models"),
  "from sklearn.linear_model import Lasso, Ridge\nlasso = Lasso(alpha=0.1).fit(long[['distance']], long.duration)",
  "ridge = Ridge(alpha=0.1, solver='svd').fit(long[['distance']], long.duration)",
  markdown("## How good are they?"),
  "print(lasso.score(long[['distance']], long.duration), ridge.score(long[['distance']], long.duration))",
];

/** Where a section begins, and the notebook's end. */
const places = [2, 4, 7, 10, work.length];

test("names stay when a section that has nothing to do with them comes or goes", async () => {
  const names = (await planOf(work)).tasks.map(({ id }) => id);
  const unrelated = fc.tuple(
    fc.constantFrom("Weather", "Draw the map", "An aside", "Sort the answers", "Now let us count the stars"),
    fc.constantFrom("other = 3", "print('so far')", "stars = [n * n for n in range(9)]\nlen(stars)"),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), unrelated, async (place, [heading, cell]) => {
      const changed = [...work.slice(0, place), markdown(`## ${heading}`), cell, ...work.slice(place)];
      const plan = await planOf(changed);
      expect(plan.tasks.map(({ id }) => id)).toEqual(expect.arrayContaining(names));
      expect(plan.tasks.length).toBeGreaterThan(names.length);
    }),
    { numRuns: 40 },
  );
});

test("names stay when a line of a cell changes that says nothing of what is done", async () => {
  const names = (await planOf(work)).tasks.map(({ id }) => id);
  const changed = work.map((cell) => cell.replace("alpha=0.1", "alpha=0.5").replace("> 3", "> 4"));
  expect((await planOf(changed)).tasks.map(({ id }) => id)).toEqual(names);
});

test("names are unique, whatever stands in the headings", async () => {
  const heading = fc.oneof(fc.constantFrom("Plot", "Load the data", "Setup", "…", "数据"), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.array(heading, { maxLength: 8 }), async (headings) => {
      const cells = headings.flatMap((text, index) => [markdown(`## ${text}`), `print(${index})`]);
      const { tasks } = await planOf(cells);
      for (const key of ["id", "functionName", "constant"] as const)
        expect(new Set(tasks.map((task) => task[key])).size).toBe(tasks.length);
      for (const { id } of tasks) expect(id).toMatch(/^[a-z][a-z\d]*(-[a-z\d]+)*$/);
    }),
    { numRuns: 60 },
  );
});
