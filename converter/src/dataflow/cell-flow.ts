import type { CellFlow, CellRole } from "./dataflow.js";
import { canonical } from "./heap.js";
import type { CellRecord } from "./record.js";

/** What each cell is said to do, of what was recorded. */
export function cellFlows(
  records: readonly CellRecord[],
  roles: readonly CellRole[],
  hoistable: ReadonlySet<number>,
  mutated: readonly (readonly string[])[],
): readonly CellFlow[] {
  const bound = new Set<string>();
  return records.map((record, index): CellFlow => {
    const reads = [...record.names]
      .filter(([name, { read }]) => read !== null && bound.has(name))
      .map(([name]) => name);
    const writes = [...record.names].filter(([, { write }]) => write !== null).map(([name]) => name);
    const flow: CellFlow = {
      number: record.cell,
      reads: reads.sort(),
      writes: writes.sort(),
      mutates: [...(mutated[index] ?? [])].sort(),
      lasting: writes.filter((name) => lasts(name, index, records)),
      effects: effectsOf(record),
      role: roles[index] ?? "work",
      hoistable: hoistable.has(record.cell),
      changesOf: changesOf(record),
      readsHistory: record.history !== null || record.barrier !== null,
      stays: staysFor(record),
      touches: touchesOf(record),
      barrier: record.barrier,
    };
    for (const name of writes) bound.add(name);
    return flow;
  });
}

/** Whether what a cell binds is read, or still there at the end, before it is bound again. */
function lasts(name: string, index: number, records: readonly CellRecord[]): boolean {
  for (const record of records.slice(index + 1)) {
    if (record.barrier !== null) return true;
    const use = record.names.get(name);
    if (use?.read) return true;
    if (use?.write && use.certain) return false;
  }
  return true;
}

function effectsOf(record: CellRecord): readonly string[] {
  const words = [...record.effects.values()].filter((effect) => !effect.silent).map((effect) => effect.words);
  return [
    ...new Set([
      ...(record.barrier === null ? [] : [record.barrier]),
      ...(record.world === null ? [] : [record.world]),
      ...words,
    ]),
  ];
}

/** What is one for the process or the world, so that to use it in a copy of the process is not to use it. */
const outside: ReadonlySet<string> = new Set([
  "figures",
  "mlflow",
  "network",
  "processes",
  "database",
  "input",
  "packages",
  "widgets",
]);

function staysFor(record: CellRecord): string | null {
  const why = record.barrier ?? record.history ?? record.world ?? record.measured;
  if (why !== null) return why;
  for (const { changes, resource, words } of record.effects.values())
    if (changes || outside.has(resource)) return words;
  return null;
}

function touchesOf(record: CellRecord): CellFlow["touches"] {
  if ((record.barrier ?? record.history ?? record.world) !== null) return null;
  const touched = [...record.effects.values()].map(({ resource, changes, path, opened }) => ({
    resource,
    changes,
    path,
    ...(opened === true ? { opened } : {}),
  }));
  return record.moment ? [...touched, { resource: "moment", changes: false, path: null }] : touched;
}

function changesOf(record: CellRecord): readonly number[] {
  const cells = [...record.regions]
    .filter(([, { change, perhaps }]) => (change ?? perhaps) !== null)
    .map(([region]) => canonical(region).cell);
  return [...new Set(cells)].filter((cell) => cell !== record.cell).sort((a, b) => a - b);
}
