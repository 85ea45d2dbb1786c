import type { Step } from "../../facts/index.js";
import type { AnalysedCell } from "../analysis.js";
import { bodiesOf, boundNames, callsIn, callValues, pathOf, valuesOf } from "../calls.js";
import { readings } from "../clock.js";
import { stageOf } from "../stage.js";
import type { Stage } from "../stage.js";
import { short } from "./phrase.js";
import { isSureVerb, isVerb } from "./verbs.js";
import type { Phrase } from "./phrase.js";
import { contentWords, variableWords } from "./words.js";

/** What the cells do, said by what they call, make and show; never empty. */
export function makingPhrase(cells: readonly AnalysedCell[], tools: ReadonlySet<string>): Phrase {
  const main = mainCell(cells, tools);
  const { stage } = stageOf(main);
  const verb = verbFor(cells, tools);
  if (importsAlone(cells, tools))
    return { verb: "import", object: ["libraries"], title: "Import libraries", told: false };
  const told = stage === "other" && main.flow.writes.length === 0 ? callPhrase(main) : null;
  if (told !== null) return told;
  const found = [main, ...cells].flatMap((cell) => objectFor(cell, stage, tools));
  const object = found
    .map((candidate) => (candidate[0] === verb ? candidate.slice(1) : candidate))
    .find((candidate) => candidate.length > 0);
  const kept = short(verb, object ?? lastResort(main));
  return { verb, object: kept, title: capital([...verb.split(" "), ...kept].join(" ")), told: false };
}

/** Words of the code itself, so that the name does not depend on the cell's place. */
function lastResort({ cell }: AnalysedCell): string[] {
  const code = cell.source
    .replaceAll(/#.*$|\bconsole\.\w+/gm, "")
    .replaceAll(/(["'])\1\1[\s\S]*?\1\1\1/g, "");
  const named = contentWords(code).filter((word) => /[a-z]{2}/.test(word) && word.length <= 20);
  return named.length > 0 ? named.slice(0, 2) : ["value"];
}

/** Imports, and options set for them, that the setup could not take. */
function importsAlone(cells: readonly AnalysedCell[], tools: ReadonlySet<string>): boolean {
  return cells.every(
    (cell) =>
      cell.facts.steps.some(({ kind }) => kind === "import") &&
      madeNames(cell, tools).length === 0 &&
      stageOf(cell).stage !== "read",
  );
}

/** `change_plotting_library(…)` says it all. */
function callPhrase(cell: AnalysedCell): Phrase | null {
  const parts = calledNames(cell).find(([first = "", ...rest]) => isVerb(first) && rest.length > 0);
  if (parts === undefined) return null;
  const [verb = "", ...rest] = parts;
  const object = short(verb, rest);
  return { verb, object, title: capital([verb, ...object].join(" ")), told: true };
}

/** Names that cells import or define: they are what work is done with, not what it is done to. */
export function toolNames(cells: Iterable<AnalysedCell>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { facts } of cells) {
    for (const step of facts.steps) {
      if (step.kind === "import" || step.kind === "define" || step.kind === "class") names.add(step.name);
    }
  }
  return names;
}

/** The verb for a text that has none. */
export function verbFor(cells: readonly AnalysedCell[], tools: ReadonlySet<string>): string {
  const main = mainCell(cells, tools);
  const { stage } = stageOf(main);
  if (cells.every(({ flow }) => flow.role === "definitions" || flow.role === "imports")) {
    return cells.some(({ flow }) => flow.role === "definitions") ? "define" : "import";
  }
  const { flow, facts } = main;
  const definesAlone = facts.steps.every(
    ({ kind }) => kind === "define" || kind === "class" || kind === "import",
  );
  if (definesAlone && stage === "other") return "define";
  if (facts.steps.some((step) => step.kind === "command") && flow.writes.length === 0) return "run";
  if (stage !== "other") return stage;
  if (cells.every(({ flow: { role } }) => role !== "work")) return "set";
  if (cells.some(({ flow: { lasting } }) => lasting.length > 0)) return makingVerb(main);
  return facts.steps.some((step) => step.kind === "evaluate" && step.shown) ? "show" : "run";
}

/** How the cell comes to what it makes last. */
function makingVerb({ facts, flow }: AnalysedCell): string {
  const values = facts.steps.flatMap((step) =>
    step.kind === "assign" && step.targets.flatMap(boundNames).some((name) => flow.lasting.includes(name))
      ? [step.value]
      : [],
  );
  const last = values.at(-1);
  const definesAll = values.every(({ kind }) => kind === "function");
  if (definesAll && (last !== undefined || facts.steps.some(isDefinition))) return "define";
  if (last?.kind === "constant") return "set";
  if (last?.kind === "operation") return "compute";
  if (last?.kind !== "call") return "make";
  const called = pathOf(last.callee).at(-1) ?? "";
  const [first = ""] = variableWords(called);
  if (isSureVerb(first)) return first;
  return /^[A-Z]/.test(called) ? "create" : "make";
}

function isDefinition({ kind }: Step): boolean {
  return kind === "define" || kind === "class";
}

/** What it calls, to tell apart what makes or shows the same. */
export function callWords(cells: readonly AnalysedCell[]): string[] {
  const told = cells.flatMap(calledNames).find((parts) => parts.length > 0);
  return told ?? [];
}

/** The cell that says most about a task: the one whose stage comes first in a run, else the first that makes something. */
function mainCell(cells: readonly AnalysedCell[], tools: ReadonlySet<string>): AnalysedCell {
  const order: readonly Stage[] = [
    "train",
    "save",
    "plot",
    "evaluate",
    "read",
    "split",
    "prepare",
    "other",
    "show",
  ];
  const [first, ...rest] = cells;
  if (first === undefined) throw new RangeError("A task has at least one cell.");
  const rank = (cell: AnalysedCell) => {
    const read = readings(cell.facts.steps);
    const makes = madeNames(cell, tools).some((name) => !read.has(name));
    return order.indexOf(stageOf(cell).stage) * 2 + (makes ? 0 : 1);
  };
  return rest.reduce((best, cell) => (rank(cell) < rank(best) ? cell : best), first);
}

function objectFor(cell: AnalysedCell, stage: Stage, tools: ReadonlySet<string>): string[][] {
  const { flow, facts } = cell;
  const made = madeNames(cell, tools).map(variableWords);
  const read = flow.reads.filter((name) => !name.startsWith("_") && !tools.has(name)).map(variableWords);
  const shown = shownText(facts.steps);
  switch (stage) {
    case "train":
      return [...estimators(cell), ...made, ...read];
    case "plot":
      return [...plotTitle(facts.steps), ...plotKind(cell, read), ...read, ...made];
    case "show":
      return [...(shown === null ? [] : [shown]), ...read, ...made, ...calledNames(cell)];
    case "save":
      return [...fileNames(cell), ...read, ...made, ...calledNames(cell)];
    case "read":
      return [...made, ...fileNames(cell), ...read, ...calledNames(cell)];
    default:
      return [
        ...made,
        ...defined(cell),
        ...commands(cell),
        ...(shown === null ? [] : [shown]),
        ...calledNames(cell),
        ...read,
      ];
  }
}

/** What it binds that lasts, the last first; names that say something before those of one letter and those of times. */
function madeNames({ flow, facts }: AnalysedCell, tools: ReadonlySet<string>): string[] {
  const mayName = (name: string) => !name.startsWith("_") && !tools.has(name);
  const lasting = flow.writes.filter((name) => flow.lasting.includes(name) && mayName(name));
  const names = lasting.length > 0 ? lasting : flow.mutates.filter(mayName);
  const read = readings(facts.steps);
  const worth = (name: string) => Number(name.length > 1 && !read.has(name));
  return names.toReversed().toSorted((a, b) => worth(b) - worth(a));
}

/** `open("data/trips.csv")` is about `trips`. */
function fileNames({ facts }: AnalysedCell): string[][] {
  return callValues(facts.steps).flatMap(({ arguments: [first] }): string[][] => {
    const text = first?.value.kind === "constant" ? first.value.text : null;
    const stem = /([^/\\]+)\.(?:\w{2,7}(?:\.gz)?)$/.exec(text ?? "")?.[1];
    return stem === undefined || !/^[\w -]+$/.test(stem) ? [] : [variableWords(stem)];
  });
}

/** `LinearRegression()` is `linear`, `regression`. */
function estimators({ facts }: AnalysedCell): string[][] {
  return callsIn(facts.steps)
    .map(({ path }) => path.at(-1) ?? "")
    .filter(
      (name) =>
        /^[A-Z]+[a-z]\w*$/.test(name) && !/(Scaler|Vectorizer|Encoder|Series|DataFrame|Path)$/.test(name),
    )
    .map((name) => contentWords(name));
}

const plotNouns = new Map([
  ["hist", "histogram"],
  ["distplot", "distribution"],
  ["displot", "distribution"],
  ["histplot", "histogram"],
  ["boxplot", "boxplot"],
  ["heatmap", "heatmap"],
  ["pairplot", "pairs"],
  ["scatter_matrix", "scatter-matrix"],
  ["imshow", "image"],
  ["pie", "pie"],
]);

function plotKind({ facts }: AnalysedCell, read: readonly (readonly string[])[]): string[][] {
  const noun = callsIn(facts.steps)
    .map(({ path }) => plotNouns.get(path.at(-1) ?? ""))
    .find((name) => name !== undefined);
  const subject = read.find((parts) => parts.length > 0 && !/^(fig|ax|axes|axs)$/.test(parts[0] ?? ""));
  return noun === undefined
    ? subject === undefined
      ? []
      : [[...subject]]
    : [[...(subject ?? []), ...noun.split("-")]];
}

/** The words of the title that a plot is given. */
function plotTitle(steps: readonly Step[]): string[][] {
  return callValues(steps).flatMap(({ callee, arguments: given }): string[][] => {
    const name = pathOf(callee).at(-1) ?? "";
    const isTitle = /^(title|set_title|suptitle)$/.test(name);
    const text = given.find(
      (argument) => (isTitle && argument.name === null) || argument.name === "title",
    )?.value;
    const found = text?.kind === "constant" && text.text !== null ? contentWords(text.text) : [];
    return found.some((word) => /[a-z]{3}/.test(word)) ? [found] : [];
  });
}

function defined({ facts }: AnalysedCell): string[][] {
  return facts.steps.flatMap((step) =>
    step.kind === "define" || step.kind === "class" ? [variableWords(step.name)] : [],
  );
}

function commands({ parsed }: AnalysedCell): string[][] {
  return parsed.transformed.magics.flatMap(({ kind, name, args }) => {
    if (kind === "shell" || kind === "captured-shell") return [contentWords(args.replace(/\s.*$/s, ""))];
    return name === "" || /^(time|timeit|capture|matplotlib)$/.test(name) ? [] : [contentWords(name)];
  });
}

function calledNames({ facts }: AnalysedCell): string[][] {
  return callsIn(facts.steps)
    .filter(({ path }) => path[0] !== "console")
    .map(({ path }) => path.at(-1) ?? "")
    .filter((name) => !namesNothing.test(name))
    .map(variableWords);
}

/** What is called everywhere, whatever a cell is about. */
const namesNothing =
  /^(print|display|len|range|list|str|int|float|dict|set|enumerate|zip|type|open|write|close|forEach|stringify|then|require|String|Number|Boolean)$/;

/** The words of the first text that it prints. */
function shownText(steps: readonly Step[]): string[] | null {
  for (const step of steps) {
    for (const value of valuesOf(step)) {
      if (value.kind !== "call" || !/^(print|console\.\w+)$/.test(pathOf(value.callee).join("."))) continue;
      const text = value.arguments.find(({ value: { kind } }) => kind === "constant")?.value;
      const found = text?.kind === "constant" && text.text !== null ? contentWords(text.text) : [];
      if (found.some((word) => /[a-z]{3}/.test(word))) return found;
    }
    for (const body of bodiesOf(step)) {
      const found = shownText(body);
      if (found !== null) return found;
    }
  }
  return null;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
