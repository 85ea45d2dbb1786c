import { betweenTasks, causeOf, quantile, shapeOf } from "./figures.mjs";

/** @typedef {{ path: string, notebook: { language: string }, plans: readonly import("@nbflow/converter").Plan[] }} Planned */

/**
 * What the corpus's notebooks become, as Markdown: a column a language and way of grouping.
 *
 * @param {readonly Planned[]} planned
 * @param {readonly string[]} groups
 */
export function shapeTable(planned, groups) {
  const python = planned.filter(({ notebook }) => notebook.language === "python");
  const script = planned.filter(({ notebook }) => notebook.language !== "python");
  const columns = [
    { name: "Python", of: python },
    { name: "TS, JS", of: script },
  ].flatMap(({ name, of }) =>
    groups.map((group, index) => ({
      name: `${name}, \`${group}\``,
      shapes: of.map(({ plans }) => shapeOf(plans[index])),
    })),
  );
  const row = (label, tell) => [label, ...columns.map(({ shapes }) => tell(shapes))];
  const spread = (pick) => (shapes) => {
    const numbers = shapes.map(pick);
    return [0.25, 0.5, 0.75, 1].map((part) => round(quantile(numbers, part))).join(" · ");
  };
  const several = (shapes) => shapes.filter(({ tasks }) => tasks > 2);
  const sum = (shapes, pick) => shapes.reduce((total, shape) => total + pick(shape), 0);
  const kind = (name) => (shapes) => {
    const all = sum(
      shapes,
      ({ dependencies: { data, order, effect, caution } }) => data + order + effect + caution,
    );
    const own = sum(shapes, ({ dependencies }) => dependencies[name]);
    return `${own} (${percent(own, all)})`;
  };
  return markdownTable(
    ["", ...columns.map(({ name }) => name)],
    [
      row("notebooks", (shapes) => `${shapes.length}`),
      row(
        "cells that run",
        spread(({ cells }) => cells),
      ),
      row(
        "tasks, the setup left out",
        spread(({ tasks }) => tasks),
      ),
      row(
        "cells in the setup",
        spread(({ setupCells }) => setupCells),
      ),
      row(
        "tasks side by side at most",
        spread(({ width }) => width),
      ),
      row(
        "longest chain, of a notebook's tasks",
        spread(({ tasks, chain }) => (tasks === 0 ? 1 : chain / tasks)),
      ),
      row("chains, of those with three tasks or more", (shapes) => {
        const chains = several(shapes).filter(({ width }) => width === 1).length;
        return `${chains} of ${several(shapes).length}`;
      }),
      row("dependencies by data", kind("data")),
      row("by order", kind("order")),
      row("by effect", kind("effect")),
      row("by caution", kind("caution")),
    ],
  );
}

/**
 * What most often makes tasks wait for each other though they share no data. Not in the README: it is for working on it.
 *
 * @param {readonly Planned[]} planned
 * @param {number} group the place of the grouping among the plans
 * @param {number} most
 */
export function causeTable(planned, group, most) {
  const causes = new Map();
  for (const { path, plans } of planned) {
    for (const dependency of betweenTasks(plans[group])) {
      if (dependency.kind === "data") continue;
      const key = `${dependency.kind} | ${causeOf(dependency)}`;
      const cause = causes.get(key) ?? { count: 0, paths: new Set() };
      causes.set(key, cause);
      cause.count += 1;
      cause.paths.add(path);
    }
  }
  const rows = [...causes]
    .sort(([, a], [, b]) => b.paths.size - a.paths.size || b.count - a.count)
    .slice(0, most)
    .map(([key, { count, paths }]) => {
      const [kind, cause] = key.split(" | ");
      return [`${paths.size}`, `${count}`, kind, cause];
    });
  return markdownTable(["notebooks", "dependencies", "kind", "cause"], rows);
}

/** As prettier sets it. */
function markdownTable(head, rows) {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

const round = (number) => `${Math.round(number * 100) / 100}`;

const percent = (part, all) => (all === 0 ? "0 %" : `${Math.round((100 * part) / all)} %`);
