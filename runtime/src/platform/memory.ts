import { readdir, readFile } from "node:fs/promises";

/** Whether what processes take can be told here. */
export const TELLS_MEMORY = process.platform === "linux";

/**
 * Bytes of memory that processes take together, with all that they have started: what they share counts once, where the kernel
 * tells that (Linux's proportional set size). Those that are gone take none.
 *
 * @param enough Where even with shared pages counted for each it is no more than this, that is told: it costs less to find out.
 */
export async function memoryOf(pids: readonly number[], enough: number): Promise<number> {
  const all = [...(await withChildren(pids))];
  const resident = await sum(all, residentSize);
  return resident <= enough ? resident : sum(all, proportionalSize);
}

async function sum(pids: readonly number[], sizeOf: (pid: number) => Promise<number>): Promise<number> {
  const sizes = await Promise.all(pids.map(sizeOf));
  return sizes.reduce((total, size) => total + size, 0);
}

async function residentSize(pid: number): Promise<number> {
  return kilobytes(await read(pid, "status"), "VmRSS");
}

async function proportionalSize(pid: number): Promise<number> {
  const rollup = await read(pid, "smaps_rollup");
  return rollup === "" ? residentSize(pid) : kilobytes(rollup, "Pss");
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "mu").exec(text)?.[1] ?? 0) * 1024;
}

async function read(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
}

async function withChildren(pids: readonly number[]): Promise<ReadonlySet<number>> {
  const names = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/u.test(name)).map(Number);
  const parents = await Promise.all(
    names.map(async (pid) => [pid, parentIn(await read(pid, "stat"))] as const),
  );
  const found = new Set(pids);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return found;
}

/** The name before it, in brackets, may hold anything. */
function parentIn(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? -1);
}
