import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { colorsFor } from "../../../src/cli/terminal/colors.js";
import { duration, moment } from "../../../src/cli/terminal/duration.js";
import { table } from "../../../src/cli/terminal/table.js";
import { pad, truncate, widthOf } from "../../../src/cli/terminal/width.js";

describe("colours", () => {
  const colors = (isTTY: boolean, env: Record<string, string>) => colorsFor({ isTTY, env }).isColorSupported;

  it("are for terminals alone", () => {
    expect(colors(true, {})).toBe(true);
    expect(colors(false, {})).toBe(false);
    expect(colors(true, { TERM: "dumb" })).toBe(false);
  });

  it("are never there against NO_COLOR", () => {
    expect(colors(true, { NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(false);
    expect(colors(true, { NO_COLOR: "" })).toBe(true);
    expect(colors(false, { FORCE_COLOR: "1" })).toBe(true);
  });
});

describe("widths", () => {
  it("count what a terminal shows", () => {
    expect(widthOf("abc")).toBe(3);
    expect(widthOf("\u001b[31mred\u001b[39m")).toBe(3);
    expect(widthOf("数据")).toBe(4);
    expect(widthOf("e\u0301")).toBe(1);
  });

  it("cut between whole letters", () => {
    expect(truncate("abcdef", 6)).toBe("abcdef");
    expect(truncate("abcdef", 5)).toBe("abcd…");
    expect(truncate("数据清洗", 5)).toBe("数据…");
    expect(pad("数", 4)).toBe("数  ");
  });
});

describe("durations", () => {
  it.each([
    [0, "0ms"],
    [340, "340ms"],
    [1234, "1.2s"],
    [5000, "5.0s"],
    [184_000, "3m 4s"],
  ])("%d ms are %s", (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

  it("a moment has its date where that is not today's", () => {
    const now = new Date(2026, 2, 1, 12);
    expect(moment(new Date(2026, 2, 1, 9, 5, 7), now)).toBe("09:05:07");
    expect(moment(new Date(2026, 1, 28, 9, 5, 7), now)).toBe("2026-02-28 09:05:07");
  });
});

describe("tables", () => {
  const output = (columns: number) => ({
    write: () => undefined,
    isTTY: false,
    columns,
    rows: 24,
    colors: picocolors.createColors(false),
  });
  const rows = [
    { name: "read-trips", message: "all is well and there is a lot to say about it" },
    { name: "train", message: "short" },
  ];
  const columns = [
    { title: "Task", cell: (row: (typeof rows)[number]) => row.name },
    { title: "Message", cell: (row: (typeof rows)[number]) => row.message, flexible: true },
  ];

  it("are as wide as they need", () => {
    expect(table(rows, columns, output(100))).toBe(
      "Task        Message\nread-trips  all is well and there is a lot to say about it\ntrain       short\n",
    );
  });

  it("fit the terminal, what is flexible gives way", () => {
    expect(table(rows, columns, output(30))).toBe(
      "Task        Message\nread-trips  all is well and t…\ntrain       short\n",
    );
  });
});
