import { UsageError } from "../engine/index.js";
import type { PythonHandle } from "./handle-types.js";
import type { CellInputs, ParameterInputs } from "./task.js";
import type { Cell, CellLanguage, PythonBody, PythonDefinition } from "../engine/index.js";

export interface PythonOptions {
  /** The notebook that the cells are from, relative to the script's folder. Cells run in the notebook's folder. */
  readonly notebook?: string;
  /** The kernelspec's name. Default: the notebook's own, else the active environment's Python. */
  readonly kernel?: string;
  /** Cells that run first and once in each run, as a task run named "setup". */
  readonly setup?: readonly Cell[];
}

/** What a task made of Python cells reads and writes, in types that the flow's calls are checked with. */
export interface PythonTaskBody<
  Reads extends string,
  Writes extends string,
  Mode extends PythonBody["mode"],
> extends PythonBody {
  readonly mode: Mode;
  readonly reads: readonly Reads[];
  readonly writes: readonly Writes[];
  /** As the task that `@task` makes of it, where it is a class's field. */
  (...args: Mode extends "cells" ? CellInputs<Reads> : ParameterInputs<Writes>): PythonHandle<Writes>;
}

/** What cells touch outside of their variables. The task's `mayRunAgain` says that it is nothing. */
export interface Outside {
  /**
   * The files that they read, as their text names them; beside these they touch nothing. Default: none are named, and
   * anything may be touched.
   */
  readonly files?: readonly string[];
  /**
   * They read files whose names are known only when they run, by calls that have Python open them, which is seen while they
   * run; beside these and `files` they touch nothing. Default: false.
   */
  readonly opens?: boolean;
  /**
   * All that they leave in the process is in `writes`, or is a setting that can be seen and put back from outside (random
   * states, the environment, the working directory): a run that goes on takes that from the store in place of running them.
   * Implied by `files`, `opens` and `mayRunAgain`. Default: false.
   */
  readonly restorable?: boolean;
}

export interface Python {
  /** A task of cells: `reads` it takes from other tasks, `writes` others may take from it. */
  cells<const Reads extends readonly string[] = [], const Writes extends readonly string[] = []>(
    variables: {
      readonly reads?: Reads;
      readonly writes?: Writes;
      /**
       * The cells may run beside others, in a copy of the process from which only `writes` come back: they change no
       * object that others made, and nothing outside of their variables. Where a copy turns out to have changed something
       * else, it is dropped and the cells run in the process itself. Default: false.
       */
      readonly apart?: boolean;
    } & Outside,
    ...cells: readonly Cell[]
  ): PythonTaskBody<Reads[number], Writes[number], "cells">;
  /** The task of the cell tagged `parameters`: it runs, then the values given take its own values' place. */
  parameters<const Writes extends readonly string[] = []>(
    variables: { readonly writes?: Writes } & Outside,
    ...cells: readonly Cell[]
  ): PythonTaskBody<never, Writes[number], "parameters">;
}

/** Python cells that share one namespace: in each flow run they run in one process, in the notebook's order. */
export function python(options: PythonOptions = {}): Python {
  return homeOf("python", options);
}

/** What a home of cells in a language offers. */
export function homeOf(language: CellLanguage, options: PythonOptions): Python {
  const numbers = new Set<number>();
  const sources: string[] = [];
  const known = (cells: readonly Cell[]): readonly Cell[] => {
    for (const { number, source } of checked(cells)) {
      numbers.add(number);
      sources.push(source);
    }
    return cells;
  };
  const written = new Map<string, number>();
  const noted = (writes: readonly string[] = []): readonly string[] => {
    for (const name of writes) written.set(name, (written.get(name) ?? 0) + 1);
    return writes;
  };
  const definition: PythonDefinition = {
    language,
    notebook: options.notebook ?? null,
    kernel: options.kernel ?? null,
    setup: known(options.setup ?? []),
    someCell: (holds) => sources.some(holds),
    writersOf: (name) => written.get(name) ?? 0,
    countOf: (cell) => [...numbers].filter((number) => number < cell).length + 1,
  };
  return {
    cells: ({ reads, writes, apart, ...outside }, ...cells) =>
      Object.assign(() => undecorated(), {
        kind: "python" as const,
        python: definition,
        mode: "cells" as const,
        reads: reads ?? [],
        writes: noted(writes) as typeof writes & readonly string[],
        cells: known(cells),
        apart: apart === true,
        ...touched(outside),
      }),
    parameters: ({ writes, ...outside }, ...cells) =>
      Object.assign(() => undecorated(), {
        kind: "python" as const,
        python: definition,
        mode: "parameters" as const,
        reads: [],
        writes: noted(writes) as typeof writes & readonly string[],
        cells: known(cells),
        ...touched(outside),
      }),
  };
}

function touched({ files, opens, restorable }: Outside): Pick<PythonBody, "files" | "opens" | "restorable"> {
  return { files: files ?? [], opens: opens === true, restorable: restorable === true };
}

/** Whether something is what `py.cells` gives. */
export function isPythonBody(value: unknown): value is PythonTaskBody<string, string, "cells"> {
  return typeof value === "function" && "kind" in value && value.kind === "python";
}

function checked(cells: readonly Cell[]): readonly Cell[] {
  for (const found of cells) {
    if (typeof found !== "object" || typeof found.source !== "string") {
      throw new UsageError("bad-definition", "A cell's text is missing.", "Write cells as cell(3)`…`.");
    }
  }
  return cells;
}

function undecorated(): never {
  throw new UsageError(
    "bad-definition",
    "Cells are called that no task was made of.",
    "Write task({ name: … }, py.cells(…)), or @task({ name: … }) before a class's field.",
  );
}
