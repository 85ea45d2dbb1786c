import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { liveView } from "../../../src/cli/progress/live-view.js";
import { advance, NO_PROGRESS, type Progress } from "../../../src/cli/progress/model.js";
import { plainLine } from "../../../src/cli/progress/plain-view.js";
import { flowRunState, printed, START, taskRunState } from "./events.js";

const plain = picocolors.createColors(false);
const after = (...events: Parameters<typeof advance>[1][]): Progress => events.reduce(advance, NO_PROGRESS);
const view = (progress: Progress, size = { columns: 60, rows: 24 }) =>
  liveView(progress, START + 2500, size, plain);

describe("the live list", () => {
  it("has a line a task: what runs with its cell and what it printed last, what ended with its time", () => {
    const progress = after(
      flowRunState("RUNNING"),
      taskRunState("setup", "COMPLETED", { started: 0, ended: 340 }),
      taskRunState("train-model", "PENDING"),
      taskRunState("train-model", "RUNNING", { started: 1000 }),
      { type: "cell-started", flowRunId: "run", taskRunId: "train-model", cell: 4 },
      printed("train-model", "epoch 1\nepoch 2\n"),
      taskRunState("save", "PENDING"),
    );
    expect(view(progress)).toBe(
      [
        "penguins · brisk-otter · running 2.5s",
        "  ✔ setup          340ms",
        `  ${view(progress).split("\n")[2]?.[2]} train-model     1.5s  cell 4  epoch 2`,
        "  · save",
      ].join("\n"),
    );
  });

  it("shows why a task failed, cut to the terminal's width", () => {
    const message = "cell 7, line 3: ValueError: a rather long explanation of what went wrong";
    const progress = after(
      flowRunState("RUNNING"),
      taskRunState("train", "FAILED", { started: 0, ended: 9, message }),
    );
    const line = view(progress).split("\n")[1] ?? "";
    expect(line).toBe("  ✖ train      9ms  cell 7, line 3: ValueError: a rather l…");
    expect(line.length).toBeLessThan(60);
  });

  it("shows what the terminal has room for, what runs before all", () => {
    const done = Array.from({ length: 30 }, (_, i) =>
      taskRunState(`done-${i}`, "COMPLETED", { started: 0, ended: 1 }),
    );
    const next = Array.from({ length: 10 }, (_, i) => taskRunState(`next-${i}`, "PENDING"));
    const text = view(
      after(flowRunState("RUNNING"), ...done, taskRunState("now", "RUNNING", { started: 0 }), ...next),
      { columns: 60, rows: 12 },
    );
    const lines = text.split("\n");
    expect(lines.length).toBeLessThan(12);
    expect(lines).toContain("  27 more ended");
    expect(lines).toContain("  7 more to come");
    expect(text).toContain(" now ");
    expect(text).toContain("next-0");
  });

  it("takes what a progress bar wrote last", () => {
    const progress = after(taskRunState("fit", "RUNNING", { started: 0 }), printed("fit", "10%\r50%\r90%"));
    expect(view(progress)).toContain("90%");
    expect(view(progress)).not.toContain("50%");
  });
});

describe("plain lines", () => {
  const line = (event: Parameters<typeof plainLine>[0]) => plainLine(event, plain);

  it("say what starts and how it ends", () => {
    expect(line(flowRunState("RUNNING"))).toBe("▸ penguins (brisk-otter)");
    expect(line(taskRunState("train", "PENDING"))).toBeNull();
    expect(line(taskRunState("train", "RUNNING", { started: 0 }))).toBe("▸ train");
    expect(line(taskRunState("train", "COMPLETED", { started: 0, ended: 1234 }))).toBe("✔ train 1.2s");
    expect(
      line(taskRunState("train", "FAILED", { started: 0, ended: 5, message: "KeyError: 'x'\nmore" })),
    ).toBe("✖ train 5ms  Failed: KeyError: 'x'");
  });
});
