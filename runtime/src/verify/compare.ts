import { factsOfCell, factsOfVariable, isSame, pixelDifference, type Fact } from "./facts.js";
import type { RunResult } from "./run-result.js";
import { isSteady, type Known, type Truth } from "./truth.js";

/** Something that the flow gives otherwise than the notebook. */
export interface Difference {
  readonly kind: "printed" | "display" | "figure" | "error" | "stop" | "variable";
  /** Null for a variable. */
  readonly cell: number | null;
  readonly variable: string | null;
  /** In words: "printed text, line 3". */
  readonly what: string;
  readonly notebook: string;
  readonly flow: string;
}

export interface CompareOptions {
  /** Cells that a task runs. */
  readonly running: ReadonlySet<number>;
  /** The flow ran in the notebook's order: where both stop at one cell, all before it must have run. */
  readonly inOrder: boolean;
  /** Variables that forks made for their own cells alone, as later cells would make them anew. */
  readonly leftInForks: ReadonlySet<string>;
}

const LONGEST = 200;

/** What a run of the flow gives otherwise than the notebook, by cell, then variables by name. */
export function differencesOf(
  truth: Truth,
  flow: RunResult,
  { running, inOrder, leftInForks }: CompareOptions,
): readonly Difference[] {
  const found: Difference[] = [];
  const end = truth.stopped ?? Infinity;
  if (truth.stopsAlways && truth.stopped !== flow.stopped) found.push(stopDifference(truth, flow));
  for (const [cell, known] of [...truth.cells].sort(([a], [b]) => a - b)) {
    if (!running.has(cell) || cell > end || (cell === end && !truth.stopsAlways)) continue;
    const outputs = flow.cells.get(cell);
    if (outputs === undefined) {
      // a flow that stops where the notebook does starts nothing more; in another order that may be an earlier cell
      if (found.length > 0 || (flow.stopped !== null && !inOrder)) continue;
      const has = known.facts.length === 0 ? "nothing" : shown(known.facts[0]);
      found.push(ofCell("display", cell, "the cell did not run", has, "did not run"));
      continue;
    }
    const difference = firstDifference(known, factsOfCell(outputs));
    if (difference !== null) found.push(cellDifference(cell, difference));
  }
  // what a run that stops elsewhere has not come to would only repeat that
  if (found.some(({ kind }) => kind === "stop")) return found.filter(isNoEcho);
  if (truth.variables === null || flow.variables === null || !truth.stopsAlways) return found;
  if (truth.stopped !== null && !ranTheSame(flow, running, truth.stopped)) return found;
  const differences = variableDifferences(truth.variables, flow.variables);
  // the cells that would make these anew come after the stop
  const isUnmade = ({ variable }: Difference): boolean =>
    truth.stopped !== null && variable !== null && leftInForks.has(variable);
  return [...found, ...differences.filter((each) => !isUnmade(each))];
}

/** Where a notebook stops, the flow's variables are the notebook's only if the same cells have run. */
function ranTheSame({ cells }: RunResult, running: ReadonlySet<number>, stop: number): boolean {
  return [...running].every((cell) => cells.has(cell) === cell <= stop);
}

/** The error itself is told with where it stops. */
function isNoEcho({ kind, cell }: Difference, _at: number, all: readonly Difference[]): boolean {
  return kind === "stop" || !all.some((one) => one.kind === "stop" && one.cell === cell);
}

/** Two differences of one key are the same symptom, maybe seen in two runs. */
export function keyOf({ kind, cell, variable }: Difference): string {
  return variable === null ? `${kind === "stop" ? "stop" : "cell"} ${cell}` : `variable ${variable}`;
}

function* namesOf(
  truth: ReadonlyMap<string, Known>,
  flow: NonNullable<RunResult["variables"]>,
): Generator<string> {
  yield* [...new Set([...truth.keys(), ...Object.keys(flow)])].sort();
}

function variableDifferences(
  truth: ReadonlyMap<string, Known>,
  flow: NonNullable<RunResult["variables"]>,
): readonly Difference[] {
  const found: Difference[] = [];
  const add = (name: string, path: string, notebook: string, own: string): void => {
    const what = path === "" ? `variable ${name}` : `variable ${name}, at ${name}${path}`;
    found.push({
      kind: "variable",
      cell: null,
      variable: name,
      what,
      notebook: cut(notebook),
      flow: cut(own),
    });
  };
  for (const name of namesOf(truth, flow)) {
    const [known, variable] = [truth.get(name), flow[name]];
    if (known === undefined) add(name, "", "is not there", "is there");
    else if (variable === undefined) {
      if (known.unstable !== null) add(name, "", "is there", "is not there");
    } else {
      const difference = firstDifference(known, factsOfVariable(variable));
      if (difference === null) continue;
      const [a, b] = difference;
      add(name, (a ?? b)?.place ?? "", shown(a), shown(b));
    }
  }
  return found;
}

type Pair = readonly [notebook: Fact | undefined, flow: Fact | undefined];

/** The first fact that differs, of a cell or variable on which the notebook's own runs agree. */
function firstDifference(known: Known, flow: readonly Fact[]): Pair | null {
  if (!isSteady(known)) return null;
  const { facts } = known;
  const length = Math.max(facts.length, flow.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [facts[at], flow[at]];
    if (a === undefined || b === undefined || a.place !== b.place) return [a, b];
    if (!isSame(a, b)) return [a, b];
  }
  return null;
}

function cellDifference(cell: number, [a, b]: Pair): Difference {
  const fact = a ?? b;
  const place = fact?.place ?? "";
  if (a?.kind === "figure" && b?.kind === "figure") {
    const pixels = pixelDifference(a, b);
    const differs =
      pixels === null ? "another figure" : pixels === 1 ? "1 pixel differs" : `${pixels} pixels differ`;
    return ofCell("figure", cell, place, "a figure", differs);
  }
  const kinds = {
    text: "printed",
    display: "display",
    figure: "figure",
    error: "error",
    value: "display",
  } as const;
  const [x, y] =
    a !== undefined && b !== undefined ? fromFirstChange(shown(a), shown(b)) : [shown(a), shown(b)];
  return ofCell(kinds[fact?.kind ?? "display"], cell, place, x, y);
}

function stopDifference(truth: Truth, flow: RunResult): Difference {
  const said = (cell: number | null): string => (cell === null ? "runs to its end" : `stops at cell ${cell}`);
  const cell = flow.stopped ?? truth.stopped ?? 0;
  const error = factsOfCell(flow.cells.get(cell) ?? []).find(({ kind }) => kind === "error");
  const own = error === undefined ? said(flow.stopped) : `${said(flow.stopped)}: ${error.text}`;
  return ofCell("stop", cell, "where it stops", said(truth.stopped), own);
}

function ofCell(
  kind: Difference["kind"],
  cell: number,
  what: string,
  notebook: string,
  flow: string,
): Difference {
  return { kind, cell, variable: null, what, notebook: cut(notebook), flow: cut(flow) };
}

function shown(fact: Fact | undefined): string {
  return fact === undefined ? "nothing" : fact.text;
}

/** Leaves out most of what two long texts begin with alike. */
function fromFirstChange(a: string, b: string): readonly [string, string] {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = at > LONGEST / 2 ? at - 20 : 0;
  return from === 0 ? [a, b] : [`…${a.slice(from)}`, `…${b.slice(from)}`];
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
