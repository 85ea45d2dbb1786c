import { isTerminal } from "../../state/index.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { findRun } from "../find-run.js";
import { shownPath } from "../paths.js";
import { reportPath } from "../run/report-path.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";
import { writeReport } from "../write-report.js";

/** `nbflow runs report`. */
export async function reportRun(
  given: string,
  options: { readonly out: string },
  world: World,
): Promise<ExitCode> {
  return withStore(world, async (store) => {
    const run = await findRun(store, given);
    const notebook = run.context["notebook"];
    const path = await reportPath(options.out, world.cwd, typeof notebook === "string" ? notebook : null);
    const notes = await writeReport(store, run, [], path, world);
    const ended = isTerminal(run.state?.type ?? "PENDING");
    for (const note of [
      ...notes,
      ...(ended ? [] : ["The run has not ended: the report has what it gave so far."]),
    ]) {
      world.stderr.write(`${world.stderr.colors.yellow(`note: ${note}`)}\n`);
    }
    world.stdout.write(`${shownPath(path, world.cwd)}\n`);
    return EXIT.success;
  });
}
