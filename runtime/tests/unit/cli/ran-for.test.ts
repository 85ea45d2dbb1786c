import { expect, test } from "vitest";
import { ranFor } from "../../../src/cli/ran-for.js";
import { makeState } from "../../../src/state/index.js";
import { advance } from "../../../src/store/index.js";

const at = (seconds: number) => new Date(seconds * 1000);

test("a run that went on the next day has run as long as its tries, not as the night between them", () => {
  const run = {
    id: "run",
    name: "run",
    created: at(0).toISOString(),
    tags: [],
    state: null,
    runCount: 0,
    expectedStartTime: null,
    startTime: null,
    endTime: null,
    totalRunTime: 0,
  };
  const failed = advance(advance(run, makeState("RUNNING", at(0))), makeState("FAILED", at(3)));
  expect(ranFor(failed, 80_000_000)).toBe(3000);
  const again = advance(failed, makeState("RUNNING", at(80_000)));
  expect(ranFor(again, 80_002_000)).toBe(5000);
  expect(ranFor(advance(again, makeState("COMPLETED", at(80_004))), 90_000_000)).toBe(7000);
});
