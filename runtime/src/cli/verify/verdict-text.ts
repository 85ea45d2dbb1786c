import {
  MASKED_TEXT,
  type FoundDifference,
  type MissingDependency,
  type Place,
  type Verdict,
} from "../../verify/index.js";
import { quoted } from "../paths.js";
import type { Output } from "../world.js";

/** What a verification came to, for a person. */
export function verdictText(verdict: Verdict, notebook: string, { colors }: Pick<Output, "colors">): string {
  const { bold, green, red, yellow, dim } = colors;
  const head = verdict.same
    ? `${green("✔")} ${bold(notebook)}: the flow gives what the notebook gives, in ${counted(triedOrders(verdict), "order")}`
    : `${red("✖")} ${bold(notebook)}: the flow differs from the notebook`;
  const differences = verdict.differences.map((each) => differenceText(each, notebook, colors));
  const gap = differences.length === 0 ? [] : [""];
  const stop = verdict.stopped === null ? [] : [yellow(`  ${stopText(verdict.stopped)}`)];
  return [head, ...stop, ...differences, ...gap, ...facts(verdict).map((line) => dim(`  ${line}`)), ""].join(
    "\n",
  );
}

function differenceText(found: FoundDifference, notebook: string, { bold, dim }: Output["colors"]): string {
  const where = found.cell === null ? found.what : `cell ${found.cell}: ${found.what}`;
  const [first] = found.seeds;
  const seed =
    first === undefined
      ? `in the notebook's own order${found.inForks ? ", tasks in forks" : ""}`
      : `${found.seeds.length === 1 ? "seed" : "seeds"} ${found.seeds.join(", ")}`;
  const lines = [
    "",
    `  ${bold(where)} ${dim(`(${seed})`)}`,
    ...pairOfTexts(found),
    `    ${causeText(found)}`,
    ...(first === undefined ? [] : [dim(`    Again: nbflow verify ${quoted(notebook)} --seed ${first}`)]),
  ];
  return lines.join("\n");
}

function pairOfTexts({ notebook, flow }: FoundDifference): readonly string[] {
  const indented = (text: string): string => text.replaceAll("\n", "\n              ");
  return [`    notebook: ${indented(notebook)}`, `    flow:     ${indented(flow)}`];
}

function causeText({ seeds, missing, inForks }: FoundDifference): string {
  if (inForks)
    return "It is no matter of order but of place: a task that may run in a copy of the process leaves something there.";
  if (seeds.length === 0) return "It is no matter of order: in the notebook's order the flow gives this too.";
  if (missing === null) return "Which dependency is missing was not found.";
  return `Missing dependency: ${missingText(missing)}`;
}

function missingText({ before, after }: MissingDependency): string {
  return `${cellsText(after)} must come after ${cellsText(before)}. With these two in the notebook's order it is the same.`;
}

function cellsText({ cells, task }: Place): string {
  return `${cells.length === 1 ? "cell" : "cells"} ${cells.join(", ")} (task ${task})`;
}

function facts(verdict: Verdict): readonly string[] {
  const { orders, compared, plainRuns, leftOut, unsteady, notCompared, apart, notApart } = verdict;
  const repeated = orders.filter(({ repeats }) => repeats !== null).length;
  return [
    `${counted(verdict.cells, "cell")} in ${counted(verdict.tasks, "task")}; compared: ${counted(compared.outputs, "output")} and ${counted(compared.variables, "variable")}, but for ${MASKED_TEXT}; text on stderr is not.`,
    ...(repeated === 0
      ? []
      : [`${counted(repeated, "seed")} gave an order that had been tried, and ran no more.`]),
    ...(apart.length === 0
      ? []
      : [`Run in copies of the process too: ${listed(apart.map((cells) => `cell ${cells.join(", ")}`))}.`]),
    ...notApartTexts(notApart),
    ...(leftOut.length === 0
      ? []
      : [
          `Left out, as ${counted(plainRuns, "run")} of the notebook itself do not agree on it: ${listed(leftOut)}.`,
        ]),
    ...(unsteady.length === 0
      ? []
      : [`Left out, as runs of the flow in one order do not agree on it: ${listed(unsteady)}.`]),
    ...(notCompared.length === 0 ? [] : [`Could not be compared: ${listed(notCompared)}.`]),
  ];
}

/** One line for each reason. */
function notApartTexts(notApart: Verdict["notApart"]): readonly string[] {
  const reasons = [...new Set(notApart.map(({ why }) => why))];
  return reasons.map((reason) => {
    const those = notApart.filter(({ why }) => why === reason).map(({ cells }) => `cell ${cells.join(", ")}`);
    return `Not run in a copy of the process, as ${reason}: ${listed(those)}.`;
  });
}

function stopText({ cell, error }: NonNullable<Verdict["stopped"]>): string {
  const hint = error.startsWith("FileNotFoundError")
    ? " If it reads a file above its folder, name what to copy with --root FOLDER."
    : "";
  const compared = "What it gave until then is compared, and no more.";
  return `The notebook stops at cell ${cell} with an error: ${error}. ${compared}${hint}`;
}

function triedOrders({ orders }: Verdict): number {
  return orders.filter(({ repeats }) => repeats === null).length;
}

const MOST_LISTED = 12;

function listed(items: readonly string[]): string {
  const more = items.length - MOST_LISTED;
  const shown = items.slice(0, MOST_LISTED).join("; ");
  return more > 0 ? `${shown}; and ${more} more (--json has all)` : shown;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
