import type { Behaviour } from "../knowledge/index.js";
import type { CallSite } from "./call.js";
import { allArguments, type Arguments } from "./function.js";
import { canonical, ref, union, type Ref, type Region, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/**
 * What is read off a clock is known by the cell that reads it. To take the difference of two such readings, or to compare
 * them, is to measure what runs between their cells; a single one, as in a file's name, measures nothing.
 */
function reading(machine: Machine): Value {
  return [ref(null, "scalar", { readIn: machine.record.cell })];
}

/** What an operator gives, of operands that may be readings. */
export function operateOnReadings(operands: readonly Value[], result: Value, machine: Machine): Value {
  const read = operands.map((value) => readingsIn(value));
  const all = new Set(read.flatMap((cells) => [...cells]));
  if (all.size === 0) return result;
  if (read.filter(({ size }) => size > 0).length < 2) return computed(result, all);
  measure(new Set([...all, ...(machine.resumed.at(-1) ?? [])]), machine);
  return result;
}

/** What a function or method of a library gives that was handed readings, or that reads a clock. */
export function callOnReadings(
  behaviour: Behaviour,
  name: string,
  receiver: Value,
  given: Arguments,
  result: Value,
  machine: Machine,
): Value {
  if (clocks.has(behaviour.type ?? "") || (tellsNow.has(name) && isNow(given))) {
    machine.record.asksProcess ||= behaviour.type === "process reading";
    return union(
      result.filter(({ region }) => region !== null),
      reading(machine),
    );
  }
  const handed = union(receiver, allArguments(given));
  if (name === "Date" && handed.length === 0) return computed(result, new Set([machine.record.cell]));
  const cells = differences.has(name) ? readingsIn(handed) : direct(handed);
  if (cells.size === 0 || quiet.has(behaviour.type ?? "")) return result;
  if (cells.size === 1) return computed(result, cells);
  measure(cells, machine);
  return result;
}

/** The same of a function of which nothing is known: what it is called tells whether it reads a clock. */
export function callUnknownOnReadings(
  site: CallSite,
  given: Arguments,
  result: Value,
  machine: Machine,
): void {
  const { callee } = site.node;
  const name = callee.kind === "name" || callee.kind === "attribute" ? callee.name : "";
  if (tells.test(name))
    for (const { region } of result) if (region !== null) machine.hold(region, reading(machine));
  const cells = direct(allArguments(given));
  // it may read the clock itself
  if (cells.size > 0) measure(new Set([...cells, machine.record.cell]), machine);
}

/** Methods that begin something which others end: of a stopwatch, a profiler, a tracker of emissions, a server. */
const begins: ReadonlySet<string> = new Set(["start", "enable", "tic", "begin"]);
const ends: ReadonlySet<string> = new Set(["stop", "disable", "end", "finish"]);
const asks: ReadonlySet<string> = new Set(["toc", "elapsed", "lap"]);

/** What runs between a start and a stop runs while that is on. `key` is what is started: an object, or a module by its name. */
export function bracket(key: Region | string, name: string, machine: Machine): void {
  const { record, brackets } = machine;
  const place = typeof key === "string" ? key : canonical(key);
  const known = [...brackets.keys()].find(
    (one) => (typeof one === "string" ? one : canonical(one)) === place,
  );
  if (begins.has(name)) {
    if (known !== undefined) brackets.delete(known);
    brackets.set(place, record.cell);
  }
  const from = known === undefined ? undefined : brackets.get(known);
  if (from === undefined || !(ends.has(name) || asks.has(name))) return;
  if (from !== record.cell) record.span({ from, to: record.cell, started: true });
  record.asksProcess = true;
  if (known !== undefined && ends.has(name)) brackets.delete(known);
}

/** Starts, or reads, what `console.time` has started. */
export function timer(starts: boolean, given: Arguments, machine: Machine): void {
  const [first = []] = given.positional;
  const label = first.length === 1 ? (first[0]?.text ?? null) : first.length === 0 ? "default" : null;
  if (starts) machine.timers.set(label ?? "?", machine.record.cell);
  else
    for (const [known, cell] of machine.timers)
      if (label === null || known === label || known === "?")
        measure(new Set([cell, machine.record.cell]), machine);
}

const clocks: ReadonlySet<string> = new Set(["reading", "process reading"]);

/** They make the present moment of these texts. */
const tellsNow: ReadonlySet<string> = new Set(["Timestamp", "to_datetime", "datetime64", "Period"]);

function isNow(given: Arguments): boolean {
  return allArguments(given).some(({ text }) => text === "now" || text === "today");
}

const tells =
  /^(?:now|utcnow|today|perf_counter|monotonic|default_timer|getTickCount|get_tick_count|tick_count|hrtime)$/iu;

/** What takes differences of what a container holds. */
const differences: ReadonlySet<string> = new Set(["diff", "ediff1d", "ptp", "gradient", "pct_change"]);

/** To show two readings is not to compare them. */
const quiet: ReadonlySet<string> = new Set(["str", "NoneType"]);

/** Objects that are times, or tables and lists of them. */
function readingsIn(value: Value): ReadonlySet<number> {
  const cells = new Set<number>();
  for (const one of value) {
    const { region, method } = one;
    const readIn = one.readIn ?? method?.receiver.readIn ?? null;
    if (readIn !== null) cells.add(readIn);
    if (region === null || region.instanceOf !== null || region.function !== null || region.class !== null)
      continue;
    for (const cell of canonical(region).readings ?? region.readings ?? []) cells.add(cell);
  }
  return cells;
}

function direct(value: Value): ReadonlySet<number> {
  const cells = new Set<number>();
  for (const { readIn, method } of value) {
    const cell = readIn ?? method?.receiver.readIn ?? null;
    if (cell !== null) cells.add(cell);
  }
  return cells;
}

/** What is computed of one reading is one still. */
function computed(result: Value, cells: ReadonlySet<number>): Value {
  const bears = (one: Ref): boolean =>
    one.symbol === null && one.method === null && times.has(one.type ?? "");
  if (!result.some(bears)) return result;
  return union(
    ...result.map((one) =>
      bears(one) ? [...cells].map((readIn) => ref(one.region, one.type, { readIn })) : [one],
    ),
  );
}

const times: ReadonlySet<string> = new Set(["scalar", "int", "float", "plain", "scalar value", "date"]);

/** From each reading to the next. */
function measure(cells: ReadonlySet<number>, machine: Machine): void {
  const sorted = [...cells].sort((one, other) => one - other);
  sorted.forEach((to, index) => {
    const from = sorted[index - 1];
    if (from !== undefined) machine.record.span({ from, to, started: false });
  });
}
