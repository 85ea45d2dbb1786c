/**
 * Trips
 *
 * Converted by nbflow 0.1.0 from sentences-as-headings.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:3f2e6ea5f0f185e09e2dfb106fc976fc1d805f91796fa8876fbede4be009df8c script=sha256:c46d223d22ee6e3ee3216d6ebef2818a7f5bd08cf21030202a9e45a000d8d4a4
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "sentences-as-headings.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import pandas as pd
`,
  ],
});

/** Now that we have seen where they are, let us read the trips (cell 2). */
export const readTrips = task(
  { name: "read-trips" },
  py.cells(
    { writes: ["trips"], files: ["trips.csv"] },
    cell(2)`
trips = pd.read_csv('trips.csv')
print(len(trips))
`,
  ),
);

/**
 * Next, we are going to drop every trip that has no distance (cell 3).
 *
 * - needs `trips`, which cell 2 makes
 */
export const dropEveryTrip = task(
  { name: "drop-every-trip", mayRunAgain: true },
  py.cells(
    { reads: ["trips"], writes: ["trips"] },
    cell(3)`
trips = trips.dropna()
print(len(trips))
`,
  ),
);

/**
 * Compute the mean distance by month. Pay attention to the order (cell 4).
 *
 * - needs `trips`, which cell 3 makes
 */
export const computeMeanDistance = task(
  { name: "compute-mean-distance", mayRunAgain: true },
  py.cells(
    { reads: ["trips"], writes: ["by_month"], apart: true },
    cell(4)`
by_month = trips.groupby('month').distance.mean()
print(by_month)
`,
  ),
);

/**
 * Prepare by hour (cell 5).
 *
 * - needs `trips`, which cell 3 makes
 */
export const prepareByHour = task(
  { name: "prepare-by-hour", mayRunAgain: true },
  py.cells(
    { reads: ["trips"], writes: ["by_hour"], apart: true },
    cell(5)`
by_hour = trips.groupby('hour').distance.mean()
print(by_hour)
`,
  ),
);

export default flow({ name: "sentences-as-headings" }, async () => {
  const trips = readTrips();
  const droppedEveryTrip = dropEveryTrip({ trips: trips.trips });
  const meanDistance = computeMeanDistance({ trips: droppedEveryTrip.trips });
  const preparedByHour = prepareByHour({ trips: droppedEveryTrip.trips });
  return { by_month: meanDistance.by_month, by_hour: preparedByHour.by_hour };
});
