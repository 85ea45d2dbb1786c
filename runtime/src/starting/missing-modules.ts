import { spawn } from "node:child_process";
import type { Cell } from "../engine/index.js";
import { packageFile } from "../platform/index.js";
import { packageOf } from "../python/index.js";

/** A module that a cell imports and the interpreter does not have. */
export interface MissingModule {
  readonly cell: number;
  readonly line: number;
  readonly module: string;
}

/**
 * Asks an interpreter which modules the cells would not find, without importing any. It names only what could not but fail;
 * where it cannot tell, or the question itself fails, it names none.
 */
export async function missingModules(
  python: {
    readonly executable: string;
    readonly folder: string;
    readonly env: Readonly<Record<string, string | undefined>>;
  },
  cells: readonly Cell[],
): Promise<readonly MissingModule[]> {
  const { executable, folder, env } = python;
  const asked = cells.map(({ number, source, mayRaise }) => ({ cell: number, source, mayRaise }));
  if (!asked.some(({ source }) => /\bimport\b/u.test(source))) return [];
  return new Promise((resolve) => {
    const child = spawn(executable, ["-B", packageFile("python", "missing_modules.py")], {
      cwd: folder,
      env,
      stdio: ["pipe", "pipe", "ignore"],
    });
    let answer = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (answer += text));
    child.on("error", () => resolve([]));
    child.on("close", () => resolve(read(answer)));
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify({ folder, cells: asked }));
  });
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

function read(answer: string): readonly MissingModule[] {
  try {
    return JSON.parse(answer) as readonly MissingModule[];
  } catch {
    return [];
  }
}
