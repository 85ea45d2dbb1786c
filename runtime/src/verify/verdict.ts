import type { Plan } from "@nbflow/converter";
import type { Difference } from "./compare.js";
import type { Order } from "./order.js";
import type { MissingDependency } from "./search.js";
import type { RunResult } from "./run-result.js";
import { isSteady, type Truth } from "./truth.js";

/** What a verification came to. */
export interface Verdict {
  readonly notebook: string;
  readonly same: boolean;
  readonly cells: number;
  readonly tasks: number;
  /** Each order in which the flow ran; null stands for the notebook's own. */
  readonly orders: readonly TriedOrder[];
  readonly differences: readonly FoundDifference[];
  /** How many plain runs of the notebook were made. */
  readonly plainRuns: number;
  /** Where and why the notebook itself stops; null where it runs to its end. */
  readonly stopped: { readonly cell: number; readonly error: string } | null;
  readonly compared: { readonly outputs: number; readonly variables: number };
  /** What the notebook's own runs do not agree on: it proves nothing. */
  readonly leftOut: readonly string[];
  /** What runs of the flow in one and the same order do not agree on. */
  readonly unsteady: readonly string[];
  /** Tasks that ran in a forked copy of the process, as the plan lets them: their cells; the same in each order. */
  readonly apart: readonly (readonly number[])[];
  /** Tasks that the plan lets run apart and that did not, in no order: their cells, and why. */
  readonly notApart: readonly { readonly cells: readonly number[]; readonly why: string }[];
  /** What can't be compared, and why. */
  readonly notCompared: readonly string[];
}

export interface TriedOrder {
  /** Tells it from other orders. */
  readonly key: string;
  readonly seed: number | null;
  /** The cells in the order in which they ran. */
  readonly cells: readonly number[];
  readonly same: boolean;
  /** The seed whose order it repeats, so that it was not run again: "order" for the notebook's own. */
  readonly repeats: number | "order" | null;
}

export interface FoundDifference extends Difference {
  /** The seeds that show it; none where it shows in the notebook's own order, so that no dependency is missing. */
  readonly seeds: readonly number[];
  /** It shows in the notebook's order too, where tasks run in forks as the plan lets them. */
  readonly inForks: boolean;
  readonly missing: MissingDependency | null;
}

export function triedOrder(plan: Plan, order: Order, tried: Omit<TriedOrder, "key" | "cells">): TriedOrder {
  const setup = plan.tasks.filter(({ kind }) => kind === "setup").flatMap(({ cells }) => cells);
  const cellsOf = new Map(plan.tasks.map(({ cells }) => [Math.min(...cells), cells]));
  const cells = [...setup, ...order.flatMap((first) => cellsOf.get(first) ?? [])];
  return { ...tried, cells, key: order.join() };
}

export function stopOf({ stopped, cells }: Truth): Verdict["stopped"] {
  if (stopped === null) return null;
  const error = cells.get(stopped)?.facts.find(({ kind }) => kind === "error");
  return { cell: stopped, error: error?.text ?? "" };
}

/** How much was compared: outputs (printed lines, displays in a format), and variables of the notebook's own. */
export function comparedIn(truth: Truth, running: ReadonlySet<number>): Verdict["compared"] {
  const cells = [...truth.cells].filter(([cell]) => running.has(cell)).map(([, known]) => known);
  const outputs = cells.filter(isSteady).map(({ facts }) => facts.length);
  const variables = [...(truth.variables ?? [])].filter(
    ([name, known]) => !name.startsWith("<") && isSteady(known),
  );
  return { outputs: outputs.reduce((a, b) => a + b, 0), variables: variables.length };
}

/** What is left out and why, in words. */
export function leftOutOf(truth: Truth): readonly string[] {
  const found: string[] = [];
  if (!truth.stopsAlways)
    found.push(`all from cell ${truth.stopped} on, where one plain run stops and another does not`);
  for (const [cell, { unstable }] of truth.cells) {
    if (unstable === null) found.push(`cell ${cell}`);
    else if (unstable.size > 0) found.push(`cell ${cell} (${listOf(unstable)})`);
  }
  for (const [name, { unstable }] of truth.variables ?? []) {
    if (name.startsWith("<")) continue;
    if (unstable === null || unstable.has("")) found.push(`variable ${name}`);
    else if (unstable.size > 0) found.push(`variable ${name} (${listOf(unstable)})`);
  }
  return found;
}

export function notComparedOf(truth: Truth): readonly string[] {
  const opaque = [...truth.opaque].map(([name, parts]) => {
    const [first] = parts;
    const more = parts.length > 1 ? ` and ${parts.length - 1} more` : "";
    return `${name}${first?.[0] ?? ""} (${first?.[1] ?? ""})${more}`;
  });
  return truth.variables === null
    ? [...opaque, "the variables at the end, as they could not be read"]
    : opaque;
}

function listOf(places: ReadonlySet<string>): string {
  const [first = "", ...more] = places;
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}

/** Which tasks ran in forks, and which did not though the plan lets them, of all runs together. */
export function placedIn(runs: readonly RunResult[]): Pick<Verdict, "apart" | "notApart"> {
  const placed = runs.flatMap((run) => run.placed);
  const apart = new Map(placed.filter((one) => one.apart).map(({ cells }) => [cells.join(), cells]));
  const reasonsLast = [...placed].sort((a, b) => Number(a.why !== null) - Number(b.why !== null));
  const why = new Map(
    reasonsLast
      .filter(({ cells }) => !apart.has(cells.join()))
      .map(({ cells, why: reason }) => [cells.join(), { cells, why: reason ?? "no fork was free" }]),
  );
  const byFirst = (a: readonly number[], b: readonly number[]): number => (a[0] ?? 0) - (b[0] ?? 0);
  return {
    apart: [...apart.values()].sort(byFirst),
    notApart: [...why.values()].sort((a, b) => byFirst(a.cells, b.cells)),
  };
}
