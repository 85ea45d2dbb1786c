import { markCrashed } from "../../engine/index.js";
import type { FlowRun } from "../../store/index.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { shortId } from "../find-run.js";
import { readState } from "../read-state.js";
import { startText, stateText, timeText } from "../run-rows.js";
import { table } from "../terminal/table.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";

export interface ListOptions {
  readonly limit: number;
  readonly state?: string;
  readonly json?: boolean;
}

/** `nbflow runs ls`. */
export async function listRuns(options: ListOptions, world: World): Promise<ExitCode> {
  const wanted = options.state === undefined ? null : readState(options.state);
  return withStore(world, async (store) => {
    await markCrashed(store);
    const found = await store.flowRuns({
      limit: options.limit,
      ...(wanted === null ? {} : { stateTypes: [wanted.type] }),
    });
    const runs = found.filter((run) => wanted?.name == null || run.state?.name === wanted.name);
    if (options.json === true) {
      world.stdout.write(`${JSON.stringify(runs, null, 2)}\n`);
      return EXIT.success;
    }
    if (runs.length === 0) {
      world.stdout.write(
        wanted === null
          ? "Nothing has run yet. Start with: nbflow run notebook.ipynb\n"
          : "No run is in that state.\n",
      );
      return EXIT.success;
    }
    world.stdout.write(listText(runs, world));
    return EXIT.success;
  });
}

function listText(runs: readonly FlowRun[], { stdout }: World): string {
  const now = new Date();
  return table(
    runs,
    [
      { title: "Run", cell: (run) => shortId(run.id) },
      { title: "Started", cell: (run) => startText(run, now) },
      { title: "Flow", cell: (run) => run.flowName, flexible: true },
      { title: "Name", cell: (run) => run.name, flexible: true },
      { title: "State", cell: (run) => stateText(run.state, stdout.colors) },
      { title: "Time", cell: (run) => timeText(run, now), align: "right" },
    ],
    stdout,
  );
}
