import type { Cell } from "../engine/index.js";
import { packageOf, type MissingModule, type PythonWorker } from "../python/index.js";

/** Asks a worker which modules the cells would not find; where it can't tell, or is lost meanwhile, it names none. */
export async function missingModules(
  worker: Pick<PythonWorker, "missing">,
  cells: readonly Cell[],
): Promise<readonly MissingModule[]> {
  if (!cells.some(({ source }) => /\bimport\b/u.test(source))) return [];
  const asked = cells.map(({ number, source, mayRaise }) => ({ cell: number, source, mayRaise }));
  return (await worker.missing?.(asked).catch(() => [])) ?? [];
}

/** What to say of missing modules, with the command that installs their packages. */
export function missingText(
  missing: readonly MissingModule[],
  executable: string,
): { message: string; hint: string } {
  const packages = [...new Set(missing.map(({ module }) => packageOf(module)))];
  const places = missing.map(({ cell, line, module }) => `cell ${cell}, line ${line} imports ${module}`);
  return {
    message: `${executable} lacks what the notebook imports: ${places.join("; ")}.`,
    hint: `Install: ${executable} -m pip install ${packages.join(" ")}\nOr choose another interpreter with --python.`,
  };
}
