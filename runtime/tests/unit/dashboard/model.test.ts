import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LogLine } from "../../../dashboard/src/client/index.js";
import { piecesOf } from "../../../dashboard/src/model/ansi.js";
import { cellOutputsOf } from "../../../dashboard/src/model/cell-outputs.js";
import { ago, cellsText, clock, duration, inHours, secondsOf } from "../../../dashboard/src/model/format.js";
import { EMPTY, withLines } from "../../../dashboard/src/model/log-buffer.js";
import { lookOf } from "../../../dashboard/src/model/look.js";
import { poolWarning } from "../../../dashboard/src/model/pool-warning.js";
import { barOf, timeAxis } from "../../../dashboard/src/model/timeline.js";
import { visibleRows } from "../../../dashboard/src/model/windowed.js";

describe("times", () => {
  test.each([
    [0.02, "20 ms"],
    [0.4, "0.4 s"],
    [9.96, "10 s"],
    [59.6, "1 m 00 s"],
    [125, "2 m 05 s"],
    [3599.7, "1 h 00 m"],
    [3725, "1 h 02 m"],
    [86_400 * 3 + 3600 * 4, "3 d 04 h"],
    [Number.NaN, ""],
  ])("%d seconds are %s", (seconds, text) => expect(duration(seconds)).toBe(text));

  test.each([
    [0.034, "34 ms"],
    [4.21, "4.2 s"],
    [9.97, "10 s"],
    [59.6, "1 m 00 s"],
    [125, "2 m 05 s"],
    [3599.7, "1 h 00 m"],
    [90_000, "25 h 00 m"],
  ])("%d seconds are %s in hours", (seconds, text) => expect(inHours(seconds)).toBe(text));

  test("a run that goes on has taken the time until now; one that has not begun none", () => {
    const startTime = "2026-01-05T13:00:00Z";
    expect(secondsOf({ startTime, endTime: null }, Date.parse("2026-01-05T13:00:05Z"))).toBe(5);
    expect(secondsOf({ startTime, endTime: "2026-01-05T13:00:02Z" }, 0)).toBe(2);
    expect(secondsOf({ startTime: null, endTime: null }, 0)).toBeNull();
  });

  test("a line of a log has its time to the millisecond", () => {
    expect(clock(new Date(2026, 0, 5, 4, 3, 2, 9).toISOString())).toBe("04:03:02.009");
  });

  test.each([
    ["2026-01-01T11:59:58Z", "just now"],
    ["2026-01-01T11:55:00Z", "5 minutes ago"],
    ["2026-01-01T14:00:00Z", "in 2 hours"],
    ["2025-12-29T12:00:00Z", "3 days ago"],
  ])("%s is %s", (time, text) => expect(ago(time, Date.parse("2026-01-01T12:00:00Z"))).toBe(text));

  test("cells stand as ranges", () => {
    expect(cellsText([])).toBe("");
    expect(cellsText([4])).toBe("cell 4");
    expect(cellsText([6, 2, 4, 5])).toBe("cells 2, 4–6");
  });
});

describe("states", () => {
  test.each([
    ["COMPLETED", "Completed", "good", "Completed"],
    ["COMPLETED", "Cached", "good", "Cached"],
    ["SCHEDULED", "Late", "warn", "Late"],
    ["SCHEDULED", "AwaitingRetry", "warn", "Awaiting retry"],
    ["PENDING", "NotReady", "off", "Did not run"],
    ["PENDING", "InfrastructurePending", "waiting", "Infrastructure pending"],
    ["FAILED", "TimedOut", "bad", "Timed out"],
  ] as const)("%s %s", (type, name, tone, label) => expect(lookOf({ type, name })).toEqual({ tone, label }));
});

describe("the time axis", () => {
  const start = Date.parse("2026-01-01T10:00:00Z");

  test("has its ticks in order, in its width, with labels that differ", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        fc.integer({ min: 60, max: 3000 }),
        (long, width) => {
          const { ticks } = timeAxis(start, start + long, width);
          expect(ticks.length).toBeGreaterThan(0);
          for (const { at, label } of ticks) {
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThanOrEqual(width);
            expect(label).not.toBe("");
          }
          const places = ticks.map(({ at }) => at);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(new Set(places).size).toBe(places.length);
        },
      ),
    );
  });

  test("places a bar by its times; one of a moment can be seen, one that goes on ends now", () => {
    const axis = timeAxis(start, start + 10_000, 1000);
    const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
    expect(barOf(axis, { startTime: at(2), endTime: at(5) }, 0)).toEqual({ left: 200, width: 300 });
    expect(barOf(axis, { startTime: at(2), endTime: at(2) }, 0)?.width).toBe(3);
    expect(barOf(axis, { startTime: at(2), endTime: null }, start + 10_000)).toEqual({
      left: 200,
      width: 800,
    });
    expect(barOf(axis, { startTime: null, endTime: null }, 0)).toBeNull();
  });
});

describe("ANSI", () => {
  test("colours, marks and their ends", () => {
    expect(piecesOf("a \u001b[31mred\u001b[0m \u001b[1;32mbold\u001b[39;22m b")).toEqual([
      { text: "a ", classes: [], color: null, background: null },
      { text: "red", classes: ["ansi-red"], color: null, background: null },
      { text: " ", classes: [], color: null, background: null },
      { text: "bold", classes: ["ansi-green", "ansi-bold"], color: null, background: null },
      { text: " b", classes: [], color: null, background: null },
    ]);
  });

  test("of 256 colours and of sixteen million", () => {
    expect(piecesOf("\u001b[38;5;196mx")[0]?.color).toBe("rgb(255, 0, 0)");
    expect(piecesOf("\u001b[38;5;244mx")[0]?.color).toBe("rgb(128, 128, 128)");
    expect(piecesOf("\u001b[38;2;1;2;3mx")[0]?.color).toBe("rgb(1, 2, 3)");
    expect(piecesOf("\u001b[48;5;21mx")[0]?.background).toBe("rgb(0, 0, 255)");
  });

  test("keeps all other text as it was, markup too", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes("\u001b")),
        (text) => {
          expect(
            piecesOf(text)
              .map((piece) => piece.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
    expect(piecesOf("\u001b[31m<b>&amp;")[0]?.text).toBe("<b>&amp;");
  });
});

describe("a log", () => {
  const lines = Array.from({ length: 60 }, (_, index): LogLine => ({
    id: `id-${String(index).padStart(3, "0")}`,
    timestamp: `2026-01-01T00:00:${String(Math.floor(index / 2)).padStart(2, "0")}.000Z`,
    level: 20,
    name: "stdout",
    message: `line ${index}`,
    taskRunId: null,
  }));

  test("has each line once and in order, however its parts come", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(59), fc.nat(20)), { maxLength: 12 }), (parts) => {
        const come = parts.map(([from, count]) => lines.slice(from, from + count));
        const buffer = come.reduce((before, part) => withLines(before, part), EMPTY);
        const wanted = lines.filter((line) => come.some((part) => part.includes(line)));
        expect(buffer.lines).toEqual(wanted);
      }),
    );
  });
});

describe("a cell's outputs", () => {
  const artifact = (data: unknown, id = "a") => ({
    id,
    key: "nbflow-cell-4",
    type: "nbflow-cell",
    data: data as never,
    description: null,
    created: "",
    updated: "",
    taskRunId: "t",
  });
  const shown = (...outputs: readonly unknown[]) =>
    cellOutputsOf([artifact({ cell: 4, source: "x", outputs })])[0]?.outputs;

  test("join what a stream wrote in pieces, and keep stderr apart", () => {
    const stream = (name: string, text: unknown) => ({ output_type: "stream", name, text });
    expect(shown(stream("stdout", "a"), stream("stdout", ["b\n", "c"]), stream("stderr", "d"))).toEqual([
      { kind: "text", text: "ab\nc", isError: false },
      { kind: "text", text: "d", isError: true },
    ]);
  });

  test("say why they can't be shown", () => {
    const [cell] = cellOutputsOf([{ ...artifact(null), problem: "It is gone." }]);
    expect(cell).toMatchObject({ cell: 4, outputs: [], problem: "It is gone." });
  });

  test("show a picture before HTML, and HTML before text", () => {
    const show = (data: object) => shown({ output_type: "display_data", data, metadata: {} });
    expect(show({ "text/plain": "<Figure>", "image/png": "aGk=\n" })).toEqual([
      { kind: "image", src: "data:image/png;base64,aGk=", text: "<Figure>" },
    ]);
    expect(show({ "text/plain": "df", "text/html": ["<b>", "1</b>"] })).toEqual([
      { kind: "html", html: "<b>1</b>" },
    ]);
    expect(show({ "image/svg+xml": "<svg onload='x()'/>" })).toMatchObject([
      { kind: "image", src: expect.stringMatching(/^data:image\/svg\+xml;/u) },
    ]);
    expect(show({ "application/x": 1 })).toEqual([{ kind: "text", text: "(application/x)", isError: false }]);
  });

  test("are those of the last time that the cell ran", () => {
    const first = artifact({ cell: 4, source: "x", outputs: [] });
    const second = artifact({ cell: 4, source: "y", outputs: [], took: { seconds: 2 } }, "b");
    expect(cellOutputsOf([first, second])).toEqual([
      { cell: 4, source: "y", outputs: [], problem: null, seconds: 2, line: null },
    ]);
  });

  test("an error's line is the cell's own, not that of the function of another cell that it called", () => {
    const line = (...traceback: readonly string[]) => {
      const error = { output_type: "error", ename: "E", evalue: "", traceback };
      return cellOutputsOf([artifact({ cell: 4, source: "x", outputs: [error] })])[0]?.line;
    };
    expect(line("Cell In[4], line 3", "Cell In[2], line 7, in speed")).toBe(3);
    expect(line("Cell In[4], line 3", "Cell In[4], line 1, in own")).toBe(1);
    expect(line("Cell In[9], line 3", "Cell In[2], line 7, in speed")).toBe(3);
    expect(line("File x.py, line 3")).toBeNull();
  });

  test("that are none are left out", () => {
    expect(shown(null, 3, { output_type: "odd" }, { output_type: "display_data" })).toEqual([]);
    expect(cellOutputsOf([artifact(null), artifact([1])])).toEqual([]);
  });
});

test("of a long list, what is seen is drawn and little more", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(2_000_000), fc.nat(2000), (count, top, height) => {
      const { from, to } = visibleRows(count, 20, top, height);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 20) + 18);
      expect(from).toBeLessThanOrEqual(Math.floor(top / 20));
    }),
  );
});

test("a pool that nobody works for is told of, with what helps", () => {
  const pool = { name: "default", type: "process", paused: false, workers: [], waiting: 2 };
  const worker = (isOnline: boolean) => ({ name: "w", isOnline, lastHeartbeat: null });
  expect(poolWarning(pool)).toContain("nbflow worker start --pool default");
  expect(poolWarning(pool)).toContain("2 runs wait");
  expect(poolWarning({ ...pool, workers: [worker(false)] })).toContain("no worker that is online");
  expect(poolWarning({ ...pool, workers: [worker(false), worker(true)] })).toBeNull();
  expect(poolWarning({ ...pool, paused: true, workers: [worker(true)] })).toContain("paused");
});
