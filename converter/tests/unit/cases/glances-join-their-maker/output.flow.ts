/**
 * Trips
 *
 * Converted by nbflow 0.1.0 from glances-join-their-maker.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:c62d9623d06655d9273ed3e6fd4e491cb8db56a32e25377bee81b932b71eaaf4 script=sha256:034d67033fcd2ae160a7e40ce21c774ee266d4b1a31c31680bae7f15e765a4ef
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "glances-join-their-maker.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import pandas as pd
`,
  ],
});

/** Read the trips (cells 2–4). */
export const readTrips = task(
  { name: "read-trips" },
  py.cells(
    { writes: ["trips"], files: ["trips.csv"] },
    cell(2)`
trips = pd.read_csv('trips.csv')
`,
    cell(3)`
trips.head()
`,
    cell(4)`
trips.shape
`,
  ),
);

/**
 * Missing values (cell 5).
 *
 * - needs `trips`, which cell 2 makes
 */
export const showMissingValues = task(
  { name: "show-missing-values", mayRunAgain: true },
  py.cells(
    { reads: ["trips"] },
    cell(5)`
trips.isna().sum()
`,
  ),
);

/**
 * Fill (cell 6).
 *
 * - needs `trips`, which cell 2 makes
 * - waits for `showMissingValues`: cell 6 sets `trips`, which cell 5 reads before
 */
export const fillTrips = task(
  { name: "fill-trips", mayRunAgain: true },
  py.cells(
    { reads: ["trips"], writes: ["trips"] },
    cell(6)`
trips = trips.fillna(0)
`,
  ),
);

/**
 * Make first (cell 7).
 *
 * - needs `trips`, which cell 6 makes
 */
export const makeFirst = task(
  { name: "make-first", mayRunAgain: true },
  py.cells(
    { reads: ["trips"], writes: ["first"], apart: true },
    cell(7)`
first = trips.iloc[0]
`,
  ),
);

/**
 * The trips again (cell 8).
 *
 * - needs `trips`, which cell 6 makes
 */
export const showTripsAgain = task(
  { name: "show-trips-again", mayRunAgain: true },
  py.cells(
    { reads: ["trips"], apart: true },
    cell(8)`
trips.head()
`,
  ),
);

export default flow({ name: "glances-join-their-maker" }, async () => {
  const trips = readTrips();
  const missingValues = showMissingValues({ trips: trips.trips });
  const filledTrips = fillTrips({ trips: trips.trips }, { waitFor: [missingValues] });
  const first = makeFirst({ trips: filledTrips.trips });
  showTripsAgain({ trips: filledTrips.trips });
  return { first: first.first };
});
