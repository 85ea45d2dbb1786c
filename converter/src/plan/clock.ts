import type { Expression, Step } from "../facts/index.js";
import { boundNames, pathOf } from "./calls.js";

const clocks =
  /^(?:time|perf_counter|monotonic|process_time|thread_time)(?:_ns)?$|^(?:default_timer|now|utcnow|today)$/u;

/** `time.time()`, `datetime.now()`: what a clock says just then, which no one reads the notebook for. */
export function isReading(value: Expression): boolean {
  return (
    value.kind === "call" && value.arguments.length === 0 && clocks.test(pathOf(value.callee).at(-1) ?? "")
  );
}

/** The variables that steps set to what a clock says. */
export function readings(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) =>
      step.kind === "assign" && isReading(step.value) ? step.targets.flatMap(boundNames) : [],
    ),
  );
}
