import type { Plan } from "@nbflow/converter";
import type { Run } from "./oracle.js";

/** What a run in another order gave otherwise than the notebook, in words. */
export function differencesOf(notebook: Run, flow: Run): string[] {
  if (flow.died === true) return ["the process died"];
  if (flow.stopped !== notebook.stopped) return [stopText(notebook, flow)];
  const texts = Object.entries(notebook.cells)
    .filter(([cell, text]) => cell in flow.cells && flow.cells[cell] !== text)
    .map(([cell, text]) => `cell ${cell}: ${JSON.stringify(text)} → ${JSON.stringify(flow.cells[cell])}`);
  // Where a notebook stops, its variables are those of the cells that ran.
  const sameCells = Object.keys(notebook.cells).sort().join() === Object.keys(flow.cells).sort().join();
  return sameCells ? [...texts, ...variableDifferences(notebook, flow)] : texts;
}

function stopText(notebook: Run, flow: Run): string {
  const said = ({ stopped, cells }: Run) =>
    stopped === null ? "runs to its end" : `stops at cell ${stopped}: ${cells[stopped]}`;
  return `the notebook ${said(notebook)}, the flow ${said(flow)}`;
}

function variableDifferences(notebook: Run, flow: Run): string[] {
  const names = [...new Set([...Object.keys(notebook.variables), ...Object.keys(flow.variables)])].sort();
  return names.flatMap((name) => {
    const [a, b] = [notebook.variables[name], flow.variables[name]];
    if (JSON.stringify(a?.facts) === JSON.stringify(b?.facts)) return [];
    const at = a?.facts.findIndex((fact, index) => fact.join() !== b?.facts[index]?.join()) ?? 0;
    const shown = (fact: readonly string[] | undefined) =>
      fact === undefined ? "nothing" : `${fact[0]} ${fact[2]}`;
    return [`variable ${name}: ${shown(a?.facts[at])} → ${shown(b?.facts[at])}`];
  });
}

/**
 * What cells change and their plan does not say. A task that runs in a fork gives back only what it is said to write or
 * change, and one that is said to have no effects may run in one. What may change anything never does.
 */
export function undeclared(plan: Plan, { changed, variables }: Run): string[] {
  const barriers = new Set(
    plan.diagnostics.filter(({ code }) => code !== "unknown-name").map(({ cell }) => cell),
  );
  return plan.cells.flatMap(({ number, writes, mutates, effects }) =>
    (changed[number] ?? [])
      .filter(
        (name) =>
          !isEnvironment(variables[name]) &&
          !(changed[number]?.includes(RANDOM_STATE) && holdsGenerator(variables[name])) &&
          !barriers.has(number) &&
          !isDeclared(name, [...writes, ...mutates], effects),
      )
      .map((name) => `cell ${number} changes ${name}, which its plan does not say`),
  );
}

/** `os.environ` by another name is the process's. */
function isEnvironment(variable: Run["variables"][string] | undefined): boolean {
  return variable?.facts.some(([path, , text]) => path === "" && text === "a os._Environ") === true;
}

const RANDOM_STATE = "<random's state>";

/** A function of `random` by another name, such as `draw = random.random`, has the process's generator as its object. */
function holdsGenerator(variable: Run["variables"][string] | undefined): boolean {
  return (
    variable?.facts.some(([path, , text]) => path.endsWith("'s object") && text === "a random.Random") ===
    true
  );
}

function isDeclared(name: string, variables: readonly string[], effects: readonly string[]): boolean {
  return name.startsWith("<") ? effects.length > 0 : variables.includes(name);
}
