import { javascriptLibraries, Knowledge, libraries } from "../knowledge/index.js";
import { Aliases } from "./aliases.js";
import { Barriers } from "./barriers.js";
import { cellFlows } from "./cell-flow.js";
import { giveBack, takeCopies } from "./copies.js";
import type { Dataflow, KnownLanguage, PlacedCell } from "./dataflow.js";
import { Edges } from "./edges.js";
import { EffectDependencies } from "./effect-dependencies.js";
import { canonical, leadsTo, ref, union, type Region } from "./heap.js";
import { runHooks } from "./hooks.js";
import { LabelDependencies } from "./label-dependencies.js";
import { Machine } from "./machine.js";
import { touchMapped } from "./mapped.js";
import { NameDependencies } from "./name-dependencies.js";
import { isSpecial } from "./names.js";
import { ObjectDependencies } from "./object-dependencies.js";
import { reduce } from "./reduce.js";
import { hoistableCells, roleOf } from "./roles.js";
import { runSteps } from "./run-steps.js";
import { orderMeasured } from "./span-dependencies.js";

/** What all libraries are known to do; read once a language. */
const known: Readonly<Record<KnownLanguage, Knowledge>> = {
  python: new Knowledge(libraries, "python"),
  javascript: new Knowledge(javascriptLibraries, "javascript"),
};

/** Evaluations that one cell may take before calls in it are no longer followed. */
const cellBudget = 6_000;

/**
 * The same for the cells after one that took more. What it was handed is in the hands of what may do anything, so cells
 * after it nearly always take more as well, and are kept in order whatever is found out about them.
 */
const laterBudget = 1_000;

/** Works out which cell needs which, and why. The cells stand in the notebook's order. */
export function analyseDataflow(cells: readonly PlacedCell[], language: KnownLanguage = "python"): Dataflow {
  const machine = new Machine(known[language]);
  machine.universe = new Set(cells.flatMap((cell) => cell.facts.names));
  const edges = new Edges();
  const names = new NameDependencies(edges);
  const objects = new ObjectDependencies(
    edges,
    (name) => names.writers(name),
    (region) => variableOf(region, machine),
  );
  const effects = new EffectDependencies(edges);
  const labels = new LabelDependencies(edges);
  const barriers = new Barriers(edges);
  const aliases = new Aliases();
  let budget = cellBudget;
  const records = cells.map((cell) => {
    const before = new Set(machine.notebook.variables.keys());
    machine.beginCell(cell.number, budget);
    machine.unsure = cell.mayRaise === true;
    machine.knowledge = known[cell.language ?? language];
    const originals = takeCopies(cell.copies ?? [], machine);
    runSteps(cell.facts.steps, machine.notebook, machine);
    giveBack(originals, machine);
    runHooks(machine);
    touchMapped(machine);
    machine.endCell();
    if (machine.budget < 0) budget = laterBudget;
    const { record } = machine;
    for (const name of machine.notebook.certain) {
      const own = record.names.get(name);
      if (own?.write) own.certain = true;
    }
    const mutated = changedVariables(machine, before);
    if (record.barrier !== null) forgetAll(machine);
    objects.visit(record);
    names.visit(record);
    effects.visit(record);
    labels.visit(record);
    barriers.visit(record);
    aliases.visit(record, machine.notebook);
    return { record, mutated };
  });
  const all = records.map(({ record }) => record);
  const roles = cells.map((cell, index) => roleOf(cell.facts, all[index] ?? machine.record));
  orderMeasured(all, roles, edges);
  const hoistable = hoistableCells(all, roles, edges, machine.notebook);
  const mutated = records.map((one) => one.mutated);
  return {
    cells: cellFlows(all, roles, hoistable, mutated),
    dependencies: reduce(edges),
    aliases: aliases.groups(),
  };
}

/** A barrier may have bound anything to anything. */
function forgetAll(machine: Machine): void {
  const region = machine.anything;
  region.opaque = true;
  for (const name of new Set([...machine.notebook.variables.keys(), ...machine.universe])) {
    const value = machine.notebook.variables.get(name) ?? [];
    if (value.length === 0 && isSpecial(name)) continue;
    for (const one of value)
      if (one.region !== null && one.region.cell !== 0) machine.merge(one.region, region);
    const builtin = value.length === 0 ? [machine.symbol(`builtins.${name}`)] : value;
    machine.notebook.set(
      name,
      value.length === 0 && isBuiltin(name, machine) ? builtin : union(value, [ref(canonical(region), null)]),
    );
  }
}

function isBuiltin(name: string, machine: Machine): boolean {
  return machine.knowledge.callable(`builtins.${name}`) !== null;
}

/** The variables of cells before whose objects this cell changes, or may change. */
function changedVariables(machine: Machine, before: ReadonlySet<string>): readonly string[] {
  const changed = new Set<Region>();
  for (const [region, { change, perhaps }] of machine.record.regions) {
    if ((change ?? perhaps) !== null) changed.add(canonical(region));
  }
  if (changed.size === 0) return [];
  const clean = new Set<Region>();
  const own = new Set(
    [...machine.record.names].filter(([, { write }]) => write !== null).map(([name]) => name),
  );
  return [...machine.notebook.variables]
    .filter(([name, value]) => before.has(name) && !own.has(name) && leadsTo(value, changed, clean))
    .map(([name]) => name);
}

function variableOf(region: Region, machine: Machine): string | null {
  const targets = new Set([canonical(region)]);
  const clean = new Set<Region>();
  for (const [name, value] of machine.notebook.variables) if (leadsTo(value, targets, clean)) return name;
  return null;
}
