import { factsOfCell, factsOfVariable, isSame, type Fact } from "./facts.js";
import type { RunResult } from "./run-result.js";

/** What the notebook gives, as far as its own runs agree. */
export interface Truth {
  readonly cells: ReadonlyMap<number, Known>;
  /** Null where the variables could not be read. */
  readonly variables: ReadonlyMap<string, Known> | null;
  /** The cell at which it stops; null where it runs to its end. */
  readonly stopped: number | null;
  /** Its runs agree on where they stop. Where not, only the cells before the first stop are compared. */
  readonly stopsAlways: boolean;
  /** By variable: the parts that can't be compared, and why. */
  readonly opaque: ReadonlyMap<string, readonly (readonly [path: string, why: string])[]>;
}

/** The facts of a cell or a variable, and which of them prove nothing. */
export interface Known {
  readonly facts: readonly Fact[];
  /** The places of facts that differ between runs of the notebook; null where the runs do not even have the same places. */
  readonly unstable: ReadonlySet<string> | null;
}

/**
 * Whether the notebook's runs agree on all of it. Where they do not, the rest proves nothing either: what is made of random
 * numbers may come out the same a few times (a best index, a count) and then not.
 */
export function isSteady({ unstable }: Known): boolean {
  return unstable?.size === 0;
}

/** Takes one run of the notebook or several; what differs among them is not known. */
export function truthOf(runs: readonly RunResult[]): Truth {
  const [first] = runs;
  if (first === undefined) throw new Error("There is no run of the notebook.");
  const stops = runs.map(({ stopped }) => stopped);
  const stopped = stops.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);
  const cells = [...first.cells.keys()].map((cell): [number, Known] => [
    cell,
    knownOf(runs.map((run) => factsOfCell(run.cells.get(cell) ?? []))),
  ]);
  const { variables } = first;
  const opaque = runs.flatMap((run) => Object.entries(run.variables ?? {}));
  return {
    cells: new Map(cells),
    variables:
      variables === null
        ? null
        : new Map(
            Object.keys(variables).map((name) => [
              name,
              knownOf(
                runs.map((run) => {
                  const variable = run.variables?.[name];
                  return variable === undefined ? [] : factsOfVariable(variable);
                }),
              ),
            ]),
          ),
    stopped,
    stopsAlways: new Set(stops).size === 1,
    opaque: new Map(
      opaque.flatMap(([name, known]) => (known.opaque.length > 0 ? [[name, known.opaque]] : [])),
    ),
  };
}

function knownOf(runs: readonly (readonly Fact[])[]): Known {
  const [facts = [], ...others] = runs;
  const places = placesOf(facts);
  if (others.some((other) => placesOf(other) !== places)) return { facts, unstable: null };
  const unstable = facts.filter((fact, at) => others.some((other) => !isSameAt(fact, other[at])));
  return { facts, unstable: new Set(unstable.map(({ place }) => place)) };
}

function placesOf(facts: readonly Fact[]): string {
  return JSON.stringify(facts.map(({ place }) => place));
}

function isSameAt(fact: Fact, other: Fact | undefined): boolean {
  return other !== undefined && isSame(fact, other);
}
