/**
 * A rainy week
 *
 * Converted by nbflow 0.1.0 from rainy-week.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:132f1b4ebfc3bee3c83052a808cb608d061c4e04afc2fd46ce441504bdad6fc4 script=sha256:07291d6020bb1ece51fd7087e29ea2f9d0ba23ff7022913b7c1b8128a1732598
 */
import { cell, display, flow, python, show, task } from "nbflow";

// cell 5, line 2
/** What the gauge says of one day. */
interface Day {
  day: string;
  mm: number;
}

// cell 5, line 8
function bar({ mm }: Day, most: number, width = 24): string {
  return "▇".repeat(Math.round((mm / most) * width));
}

/** What the cell tagged `parameters` sets (cell 1). */
interface Parameters {
  /** Default: `5`. */
  threshold?: number;
}

const py = python({
  notebook: "rainy-week.ipynb",
  kernel: "python3",
});

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters", mayRunAgain: true },
  py.parameters(
    { writes: ["threshold"] },
    cell(1)`
# From how many millimetres on a day counts as wet.
threshold = 5
`,
  ),
);

/** Read the gauge (cells 2–4). */
export const readGauge = task(
  { name: "read-gauge" },
  py.cells(
    { writes: ["csv", "days", "total"], restorable: true },
    cell(2)`
%%writefile rain.csv
day,mm
Mon,0.4
Tue,12.6
Wed,7.1
Thu,0.0
Fri,3.2
Sat,21.5
Sun,9.8
`,
    cell(3)`
%%bash
sort -t, -k2 -nr rain.csv | head -n 3
`,
    cell(4)`
import csv

with open("rain.csv") as file:
    days = [{"day": row["day"], "mm": float(row["mm"])} for row in csv.DictReader(file)]

total = round(sum(day["mm"] for day in days), 1)
print(f"{total} mm in {len(days)} days")
`,
  ),
);

/**
 * Prepare most (cell 6).
 *
 * - needs `days`, which cell 4 makes
 */
export const prepareMost = task(
  { name: "prepare-most", cell: 6 },
  async ({ days }: { days: any[] }) => {
    // cell 6, line 2
const most = Math.max(...days.map((day: Day) => day.mm));
const chart = days.map((day: Day) => `${day.day} ${bar(day, most)} ${day.mm}`).join("\n");
console.log(chart);
    return { most, chart };
  },
);

/**
 * Give advice (cell 7).
 *
 * - needs `days`, which cell 4 makes
 * - needs `threshold`, which cell 1 makes
 */
export const prepareGiveAdvice = task(
  { name: "prepare-give-advice", cell: 7 },
  async ({ days, threshold }: { days: any[]; threshold: number }) => {
    // cell 7, line 2
const wet = days.filter((day: Day) => day.mm >= threshold);
const advice = {
  umbrella: wet.length * 2 > days.length,
  days: wet.map((day: Day) => day.day),
};
await display({ "text/markdown": advice.umbrella ? "**Take an umbrella.**" : "Leave it at home." });
    // cell 7, line 8
    await show(advice);
    return { wet, advice };
  },
);

/**
 * Send it (cells 8 and 9).
 *
 * - needs `advice`, which cell 7 makes
 * - needs `chart`, which cell 6 makes
 * - needs `total`, which cell 4 makes
 */
export const sendPostcard = task(
  { name: "send-postcard" },
  py.cells(
    { reads: ["advice", "chart", "total"], writes: ["file"], restorable: true },
    cell(8)`
with open("postcard.txt", "w") as file:
    file.write(f"{chart}\n\nIt rained {total} mm. Wet: {', '.join(advice['days'])}.\n")
`,
    cell(9)`
!cat postcard.txt
`,
  ),
);

export default flow(
  {
    name: "rainy-week",
    parameters: {
      type: "object",
      properties: {
        threshold: { type: "integer", default: 5 },
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    const gauge = readGauge();
    const preparedMost = prepareMost({ days: gauge.days });
    const preparedGiveAdvice = prepareGiveAdvice({
      days: gauge.days,
      threshold: settings.threshold,
    });
    sendPostcard({
      advice: preparedGiveAdvice.advice,
      chart: preparedMost.chart,
      total: gauge.total,
    });
    return { most: preparedMost.most };
  },
);
