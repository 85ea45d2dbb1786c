import { expect, test } from "vitest";
import { serve } from "./support/serve.js";

test.each(["/flow_runs/history", "/task_runs/history"])(
  "%s refuses intervals that go past all dates",
  async (path) => {
    const { ask } = await serve();
    const range = { history_start: "2026-11-25T00:00:00Z", history_end: "2026-11-25T01:00:00Z" };
    const status = async (history_interval_seconds: number, more: object = {}) =>
      (await ask("POST", path, { body: { ...range, ...more, history_interval_seconds } })).status;
    expect(await status(1e300)).toBe(422);
    expect(await status(1e308, { history_end: range.history_start })).toBe(422);
    expect(await status(600)).toBe(200);
  },
);
