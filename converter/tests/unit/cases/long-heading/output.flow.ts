/**
 * In this section we are going to calculate the average delivery time of each and every parcel that
 * was sent within the city of Bergen during winter
 *
 * Converted by nbflow 0.1.0 from long-heading.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:3aa3768397199b650060ec288170ddcda7cc38063410bb9ff474853eb8a9a582 script=sha256:fb76803958cf3fd27bf1b6e30e7c8916135d6db445bd319778fbd3eec2b4a986
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "long-heading.ipynb",
  kernel: "python3",
});

/** In this section we are going to calculate the average delivery time of each… (cells 1 and 2). */
export const calculateAverageDeliveryTime = task(
  { name: "calculate-average-delivery-time", mayRunAgain: true },
  py.cells(
    { writes: ["average_delivery_time_of_each_parcel"] },
    cell(1)`
average_delivery_time_of_each_parcel = 3
`,
    cell(2)`
average_delivery_time_of_each_parcel
`,
  ),
);

export default flow({ name: "long-heading" }, async () => {
  const averageDeliveryTime = calculateAverageDeliveryTime();
  return {
    average_delivery_time_of_each_parcel: averageDeliveryTime.average_delivery_time_of_each_parcel,
  };
});
