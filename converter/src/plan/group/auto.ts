import type { AnalysedCell } from "../analysis.js";
import type { CellNumber } from "../plan.js";
import type { CellTraits } from "./cell-traits.js";
import { traitsOf } from "./cell-traits.js";
import type { Reachability } from "./reachability.js";
import type { Section } from "./sections.js";
import type { TaskGraph } from "./task-graph.js";

/** A headed section of at most this is looked at as one piece of work. */
const smallSection = { cells: 6, lines: 60 };
/** Where no heading says what belongs together, a task ends here. */
const longestTask = { cells: 6, lines: 40 };

/** Joins cells to the tasks that a person would have made. */
export class AutomaticGroups {
  readonly #graph: TaskGraph;
  readonly #reachability: Reachability;
  readonly #traits: ReadonlyMap<CellNumber, CellTraits>;

  constructor(cells: readonly AnalysedCell[], graph: TaskGraph, reachability: Reachability) {
    this.#graph = graph;
    this.#reachability = reachability;
    this.#traits = new Map(cells.map((cell) => [cell.cell.number, traitsOf(cell)]));
  }

  join(sections: readonly Section[]): void {
    let before: CellTraits | undefined;
    for (const { heading, cells } of sections) {
      const traits = cells.flatMap((number) => this.#traits.get(number) ?? []);
      const lines = traits.reduce((sum, cell) => sum + cell.lines, 0);
      const isSmall = heading !== null && cells.length <= smallSection.cells && lines <= smallSection.lines;
      if (isSmall) this.#joinPiece(traits);
      else this.#joinRuns(traits);
      this.#joinGlances(traits, before);
      before = traits.at(-1) ?? before;
    }
  }

  /** A section that does no more than look at what the one before has made is no task of its own. */
  #joinGlances(cells: readonly CellTraits[], before: CellTraits | undefined): void {
    if (before === undefined || !cells.every((cell) => cell.glances)) return;
    for (const cell of cells)
      if (this.#graph.leadsTo(before.number, cell.number)) this.#graph.join(before.number, cell.number);
  }

  /** What hangs together under one heading is one task, but what could run side by side stays so. */
  #joinPiece(cells: readonly CellTraits[]): void {
    cells.forEach((cell, index) => {
      const before = cells.slice(0, index);
      const sources = before.filter((other) => this.#graph.leadsTo(other.number, cell.number));
      for (const source of sources.toReversed()) this.#joinUnlessParallel(source, cell);
      const previous = before.at(-1);
      if (sources.length === 0 && previous !== undefined && (cell.shows || (cell.light && previous.light))) {
        this.#joinUnlessParallel(previous, cell);
      }
    });
  }

  /** Cell after cell, a task goes on while it stays one thing. */
  #joinRuns(cells: readonly CellTraits[]): void {
    cells.forEach((cell, index) => {
      const previous = cells[index - 1];
      if (previous === undefined) return;
      const group = this.#members(previous);
      const needs = group.some((member) => this.#graph.leadsTo(member.number, cell.number));
      if (cell.shows) this.#joinShown(cell, cells.slice(0, index));
      else if (this.#goesOn(group, cell, needs)) this.#joinUnlessParallel(previous, cell);
    });
  }

  #goesOn(group: readonly CellTraits[], cell: CellTraits, needs: boolean): boolean {
    const lines = group.reduce((sum, member) => sum + member.lines, cell.lines);
    if (lines > longestTask.lines || group.length >= longestTask.cells) return false;
    const isAllLight = cell.light && group.every((member) => member.light);
    if (cell.titled && !isAllLight) return false;
    if (isAllLight) return needs || !cell.titled;
    if (!needs) return false;
    const work = group.filter((member) => !member.light);
    return cell.light ? cell.stage !== "evaluate" : work.every((member) => member.stage === cell.stage);
  }

  /** What shows a value stands with what made it. */
  #joinShown(cell: CellTraits, before: readonly CellTraits[]): void {
    const source = before.findLast((other) => this.#graph.leadsTo(other.number, cell.number));
    const previous = before.at(-1);
    if (source !== undefined && this.#graph.join(source.number, cell.number)) return;
    if (source === undefined && previous !== undefined) this.#graph.join(previous.number, cell.number);
  }

  #joinUnlessParallel(one: CellTraits, other: CellTraits): void {
    const heavy = this.#members(one).filter((cell) => cell.heavy);
    const otherHeavy = this.#members(other).filter((cell) => cell.heavy);
    const couldRunApart = heavy.some((a) =>
      otherHeavy.some((b) => this.#reachability.apart(a.number, b.number)),
    );
    if (!couldRunApart) this.#graph.join(one.number, other.number);
  }

  #members(cell: CellTraits): CellTraits[] {
    return this.#graph.groupOf(cell.number).flatMap((number) => this.#traits.get(number) ?? []);
  }
}
