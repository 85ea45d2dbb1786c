import type { EngineEvent, Observer } from "../../engine/events.js";
import type { Output } from "../world.js";
import { liveView } from "./live-view.js";
import { advance, NO_PROGRESS } from "./model.js";
import { plainLine } from "./plain-view.js";
import { PrintedLines } from "./printed-lines.js";

/** Shows a run while it goes on. */
export interface Reporter {
  readonly observe: Observer;
  /** Shows a text, such as one that the flow itself wrote, without breaking the list. */
  readonly write: (text: string) => void;
  /** Ends what is shown: a live list goes, as the run's summary has all of it. */
  readonly stop: () => void;
}

const REDRAW_MS = 80;

/** A live list on a terminal, plain lines elsewhere, nothing where `quiet`. */
export async function reporterFor(output: Output, quiet: boolean): Promise<Reporter> {
  if (quiet) return { observe: () => undefined, write: (text) => output.write(text), stop: () => undefined };
  return output.isTTY ? await liveReporter(output) : plainReporter(output);
}

async function liveReporter(output: Output): Promise<Reporter> {
  const { createLogUpdate } = await import("log-update");
  const update = createLogUpdate(process.stderr);
  let progress = NO_PROGRESS;
  let ended = false;
  const draw = () => update(liveView(progress, Date.now(), output, output.colors));
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  return {
    observe(event) {
      progress = advance(progress, event);
    },
    write: (text) => {
      if (ended) output.write(text);
      else update.persist(text.replace(/\n$/u, ""));
    },
    stop: () => {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}

function plainReporter(output: Output): Reporter {
  const printed = new PrintedLines((task, line) =>
    output.write(`${output.colors.dim(`  ${task} |`)} ${line}\n`),
  );
  const names = new Map<string, string>();
  return {
    observe(event: EngineEvent) {
      if (event.type === "task-run-state") {
        names.set(event.taskRun.id, event.taskRun.name);
        printed.end(event.taskRun.name);
      }
      if (event.type === "cell-output" && event.output.output_type === "stream") {
        printed.add(names.get(event.taskRunId) ?? "", event.output.text);
      }
      if (event.type === "cell-ended") printed.end(names.get(event.taskRunId) ?? "");
      const line = plainLine(event, output.colors);
      if (line !== null) output.write(`${line}\n`);
    },
    write: (text) => output.write(text),
    stop: () => printed.endAll(),
  };
}
