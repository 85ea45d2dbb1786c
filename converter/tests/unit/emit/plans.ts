import fc from "fast-check";
import type { CodeCell, Notebook } from "../../../src/notebook/index.js";
import type { Json, Plan, PlanCell, PlanInput, PlanParameter, PlanTask } from "../../../src/plan/plan.js";

/** Random plans with what is hard to lay out: long names, many of them, other alphabets, odd defaults, odd sources. */

const variable = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z_]{20,90}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "then",
      "catch",
      "__proto__",
      "default",
      "delete",
      "名前",
      "été",
      "данные",
      "X_train",
      "constructor",
    ),
  },
);

const text = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.lorem({ maxCount: 30 }),
  fc.constantFrom("ends */ here", 'say "hi"', "it's", "C:\\dir", "名前".repeat(30), "a\nb", "* @nbflow"),
);

const literal: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json);

const parameter: fc.Arbitrary<Omit<PlanParameter, "name" | "cell">> = fc.record({
  type: fc.constantFrom("string", "integer", "number", "boolean", "array", "object", "null", "any"),
  default: fc.oneof(
    literal,
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 }),
    text,
  ),
  source: text,
  description: fc.option(text),
});

const source = fc.oneof(
  fc.constantFrom("x = 1", "print('`${x}`')\n", "a\\\n b\r\n", "'''\n  text\n'''"),
  fc.string({ minLength: 1 }),
);

export interface Case {
  readonly plan: Plan;
  readonly notebook: Notebook;
}

export const cases: fc.Arbitrary<Case> = fc
  .record({
    title: fc.option(text),
    flowName: fc.stringMatching(/^[a-z][a-z-]{0,60}$/),
    name: fc.option(fc.constantFrom("trips.ipynb", 'it\'s "odd".ipynb', "データ.ipynb")),
    kernel: fc.option(fc.constantFrom("python3", "conda-env-a b-py")),
    parameters: fc.uniqueArray(fc.tuple(variable, parameter), { maxLength: 5, selector: ([name]) => name }),
    setup: fc.boolean(),
    tasks: fc.array(
      fc.record({
        name: fc.stringMatching(/^[a-z]{1,30}$/),
        title: text,
        sources: fc.array(source, { minLength: 1, maxLength: 3 }),
        writes: fc.uniqueArray(variable, { maxLength: 8 }),
        takes: fc.array(fc.nat(), { maxLength: 8 }),
        waits: fc.array(fc.nat(), { maxLength: 4 }),
      }),
      { maxLength: 6 },
    ),
    results: fc.array(fc.nat(), { maxLength: 5 }),
  })
  .map(build);

interface Draft {
  readonly title: string | null;
  readonly flowName: string;
  readonly name: string | null;
  readonly kernel: string | null;
  readonly parameters: readonly (readonly [string, Omit<PlanParameter, "name" | "cell">])[];
  readonly setup: boolean;
  readonly tasks: readonly {
    readonly name: string;
    readonly title: string;
    readonly sources: readonly string[];
    readonly writes: readonly string[];
    readonly takes: readonly number[];
    readonly waits: readonly number[];
  }[];
  readonly results: readonly number[];
}

function build(draft: Draft): Case {
  const cells: CodeCell[] = [];
  const tasks: PlanTask[] = [];
  const made: PlanInput[] = [];
  const hasParameters = draft.parameters.length > 0;
  draft.tasks.forEach((given, index) => {
    const kind =
      index === 0 && draft.setup
        ? "setup"
        : index === (draft.setup ? 1 : 0) && hasParameters
          ? "parameters"
          : "cells";
    const own = given.sources.map((text) => {
      cells.push({
        number: cells.length + 1,
        index: cells.length,
        id: null,
        source: text,
        tags: [],
        executionCount: null,
        headings: [],
        languageId: null,
        language: "python",
        marked: 0,
      });
      return cells.length;
    });
    const reads = new Map(
      given.takes
        .flatMap((at) => made.slice(at % (made.length || 1)))
        .map((input) => [input.variable, input]),
    );
    const writes = kind === "parameters" ? draft.parameters.map(([name]) => name) : given.writes;
    const others = tasks.filter((task) => task.kind !== "setup");
    tasks.push({
      id: `${given.name}-${index}`,
      kind,
      title: given.title,
      functionName: `${given.name}${index}`,
      constant: `c${given.name}${index}`,
      cells: own,
      reads: kind === "cells" ? [...reads.values()] : [],
      writes,
      waitsFor:
        kind === "setup"
          ? []
          : [...new Set(given.waits.flatMap((at) => others.at(at % (others.length || 1))?.id ?? []))],
    });
    if (kind !== "setup")
      made.push(...writes.map((name) => ({ variable: name, from: `${given.name}-${index}` })));
  });
  const final = new Map(made.map((input) => [input.variable, input]));
  const planCells = cells.map((cell): PlanCell => ({
    number: cell.number,
    index: cell.index,
    id: null,
    task: null,
    reads: [],
    writes: [],
    mutates: [],
    effects: [],
    mayRaise: cell.number % 3 === 0,
  }));
  const runsParameters = tasks.some((task) => task.kind === "parameters");
  return {
    notebook: {
      nbformat: { major: 4, minor: 5 },
      language: "python",
      kernel: draft.kernel,
      name: draft.name,
      title: draft.title,
      cells,
      parameters: null,
    },
    plan: {
      version: 1,
      notebook: {
        name: draft.name,
        hash: `sha256:${"0".repeat(64)}`,
        language: "python",
        kernel: draft.kernel,
      },
      flow: { name: draft.flowName, title: draft.title },
      cells: planCells,
      parameters: runsParameters ? draft.parameters.map(([name, rest]) => ({ ...rest, name, cell: 1 })) : [],
      tasks,
      dependencies: tasks.flatMap((task) =>
        task.reads.map((input) => ({
          from: 1,
          to: task.cells[0] ?? 1,
          kind: "data" as const,
          variable: input.variable,
          reason: `cell reads \`${input.variable}\` */`,
        })),
      ),
      results: draft.results
        .flatMap((at) => [...final.values()].slice(at % (final.size || 1), (at % (final.size || 1)) + 1))
        .filter((input, index, all) => all.indexOf(input) === index),
      diagnostics: [],
    },
  };
}
