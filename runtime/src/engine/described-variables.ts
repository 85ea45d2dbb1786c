import type { PythonValue, PythonWorker } from "../python/worker.js";
import { cellsText } from "./cell-errors.js";
import type { PythonBody } from "./definition.js";
import { RunError } from "./errors.js";
import type { State } from "../state/index.js";

/** Longer descriptions of variables are not kept with the state, so that a run that goes on makes them again. */
const LARGEST_DESCRIPTION = 64 * 1024;

type Values = ReadonlyMap<string, PythonValue>;

/**
 * What is known outside Python of the variables that a run of cells writes.
 *
 * 1. They are described at the run's end, before a later cell can change them; what was not asked for by then can't be read.
 * 2. What is known of them stays known to a run that goes on, where it is small enough for the state.
 */
export class DescribedVariables {
  readonly #run: { readonly name: string; readonly body: Pick<PythonBody, "cells" | "writes"> };
  readonly #wanted = new Set<string>();
  readonly #wantedWhole = new Set<string>();
  #values: Values = new Map();
  /** To the last item, for functions. */
  #wholes: Values = new Map();
  #described: ReadonlySet<string> = new Set();

  constructor(run: { readonly name: string; readonly body: Pick<PythonBody, "cells" | "writes"> }) {
    this.#run = run;
  }

  get areWanted(): boolean {
    return this.#wanted.size > 0;
  }

  /** Those that were asked for and are not known. */
  get missing(): readonly string[] {
    return [...this.#wanted].filter((name) => !this.#described.has(name));
  }

  want(path: readonly string[]): void {
    for (const name of this.#namesAt(path)) this.#wanted.add(name);
  }

  wantWhole(path: readonly string[]): void {
    this.want(path);
    for (const name of this.#namesAt(path)) this.#wantedWhole.add(name);
  }

  has(path: readonly string[], whole: boolean): boolean {
    return this.#namesAt(path).every((name) =>
      whole ? (this.#wholes.get(name) ?? this.#values.get(name))?.kind === "json" : this.#described.has(name),
    );
  }

  /** @throws RunError for one that was not described. */
  read(path: readonly string[]): unknown {
    const [name] = path;
    if (name === undefined) return this.#each((each) => this.read([each]));
    if (!this.#described.has(name)) {
      throw new RunError(
        "value-gone",
        `\`${name}\` of ${this.#run.name} was not asked for before its task ended.`,
        {
          hint: "Return it from the flow, hand it to a task, or await it in the flow's own function.",
        },
      );
    }
    const value = this.#values.get(name);
    return value?.kind === "json" ? value.value : value;
  }

  /**
   * A copy for each that asks: what a function does to it is done to no other's.
   * @throws RunError for one that was not described, or that JSON can't hold.
   */
  readWhole(path: readonly string[]): unknown {
    const [name] = path;
    if (name === undefined) return this.#each((each) => this.readWhole([each]));
    const known = this.#wholes.get(name) ?? this.#values.get(name);
    if (known === undefined) return this.read(path);
    if (known.kind === "json") return structuredClone(known.value);
    const { cells } = this.#run.body;
    const why = known.reason === undefined ? "" : `: ${known.reason}`;
    throw new RunError(
      "not-json",
      `\`${name}\` of ${this.#run.name} (${cellsText(cells)}) is a ${known.type}, which JSON can't hold as it is${why}. So no TypeScript can take it.`,
      {
        cell: cells.at(-1)?.number ?? null,
        hint: `Make a variable of plain values of it in Python, such as \`rows = ${cureFor(name, known.type)}\`, and use that.`,
      },
    );
  }

  /** Asks for those that are wanted, or for `all`. */
  async describe(worker: Pick<PythonWorker, "describe">, all: boolean): Promise<void> {
    const { writes } = this.#run.body;
    const names = all ? writes : writes.filter((name) => this.#wanted.has(name));
    if (names.length > 0) this.#values = new Map(Object.entries(await worker.describe(names)));
    const whole = names.filter(
      (name) => this.#wantedWhole.has(name) && this.#values.get(name)?.kind === "object",
    );
    if (whole.length > 0)
      this.#wholes = new Map(Object.entries(await worker.describe(whole, { whole: true })));
    this.#described = new Set(names);
  }

  /** What the state that completes the run says of them. */
  details(): State["details"] {
    if (this.#values.size === 0 && this.#wholes.size === 0) return {};
    const details = { variables: Object.fromEntries(this.#values), wholes: Object.fromEntries(this.#wholes) };
    return JSON.stringify(details).length <= LARGEST_DESCRIPTION ? details : {};
  }

  /** Takes in what such a state says. */
  recall(details: State["details"] | undefined): void {
    this.#values = valuesIn(details?.["variables"]);
    this.#wholes = valuesIn(details?.["wholes"]);
    this.#described = new Set(this.#values.keys());
  }

  #namesAt(path: readonly string[]): readonly string[] {
    return variablesAt(path, this.#run.body.writes);
  }

  #each(read: (name: string) => unknown): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#run.body.writes.map((name) => [name, read(name)]));
  }
}

/** The variables that a path into what a run gives is about: all, where it is the whole. */
export function variablesAt(path: readonly string[], variables: readonly string[]): readonly string[] {
  return path.length === 0 ? variables : path.slice(0, 1);
}

function valuesIn(described: unknown): Values {
  return new Map(Object.entries((described ?? {}) as Readonly<Record<string, PythonValue>>));
}

/** An expression that makes plain values of what JSON can't hold. */
function cureFor(name: string, type: string): string {
  if (type === "DataFrame" || type.endsWith(".DataFrame")) return `${name}.to_dict("records")`;
  if (/(?:^|\.)(?:Series|ndarray|Index|Tensor)$/u.test(type)) return `${name}.tolist()`;
  if (type === "dict") return `{str(k): v for k, v in ${name}.items()}`;
  if (type === "float") return `None if ${name} != ${name} else ${name}`;
  return type === "int" ? `str(${name})` : `list(${name})`;
}
