/**
 * Rainfall
 *
 * Converted by nbflow 0.1.0 from headings.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:95d9c1a479a838af1b89d9b35ab4548760f71e9c90b5d4b646e70c342d20051d script=sha256:631fd8fa8fe02a605b3c1b8fd7fb111bb60da258b80ecc6e353880fe532c8600
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "headings.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import csv
from statistics import mean
`,
  ],
});

/** Read the measurements (cells 2 and 3). */
export const readMeasurements = task(
  { name: "read-measurements", mayRunAgain: true },
  py.cells(
    { writes: ["rows"] },
    cell(2)`
rows = [("Oslo", 3.1), ("Bergen", 9.4), ("Oslo", 2.2)]
`,
    cell(3)`
len(rows)
`,
  ),
);

/**
 * Average by city (cells 4–6).
 *
 * - needs `rows`, which cell 2 makes
 */
export const makeAverageCity = task(
  { name: "make-average-city", mayRunAgain: true },
  py.cells(
    { reads: ["rows"], writes: ["amount", "by_city", "city", "averages"] },
    cell(4)`
by_city = {}
for city, amount in rows:
    by_city.setdefault(city, []).append(amount)
`,
    cell(5)`
averages = {city: mean(amounts) for city, amounts in by_city.items()}
`,
    cell(6)`
averages
`,
  ),
);

/**
 * Wettest city (cell 7).
 *
 * - needs `averages`, which cell 5 makes
 */
export const showWettestCity = task(
  { name: "show-wettest-city", mayRunAgain: true },
  py.cells(
    { reads: ["averages"], writes: ["wettest"] },
    cell(7)`
wettest = max(averages, key=averages.get)
print(wettest)
`,
  ),
);

export default flow({ name: "headings" }, async () => {
  const measurements = readMeasurements();
  const averageCity = makeAverageCity({ rows: measurements.rows });
  const wettestCity = showWettestCity({ averages: averageCity.averages });
  return { wettest: wettestCity.wettest };
});
