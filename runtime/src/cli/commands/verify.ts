import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { GroupMode } from "@nbflow/converter";
import { findInterpreter } from "../../python/index.js";
import { stateFolder } from "../../store/index.js";
import { verifyNotebook, type Verdict } from "../../verify/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { readInput } from "../read-input.js";
import { onEarlyEnd } from "../run/early-end.js";
import { readTarget } from "../run/read-target.js";
import { progressFor } from "../verify/progress.js";
import { verdictText } from "../verify/verdict-text.js";
import type { World } from "../world.js";

export interface VerifyCommandOptions {
  readonly seeds: number;
  readonly seed?: number;
  readonly group: GroupMode;
  readonly python?: string;
  readonly root?: string;
  /** In megabytes. */
  readonly limit: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `nbflow verify`: says whether a notebook's flow gives what the notebook gives, in several orders. */
export async function verify(given: string, options: VerifyCommandOptions, world: World): Promise<ExitCode> {
  const target = await readTarget(given, world.cwd);
  if (target.kind !== "notebook")
    throw new CliError(`${given} is a script.`, { hint: "Name the notebook that it was converted from." });
  const text = await readInput(target.path, given);
  const folder = dirname(target.path);
  const { env } = world;
  const found = await findInterpreter({ python: options.python, kernel: kernelOf(text), folder, env });
  const progress = await progressFor(world.stderr, options.quiet === true);
  const early = onEarlyEnd((told) => progress.tell(told));
  let verdict: Verdict;
  try {
    verdict = await verifyNotebook({
      notebook: target.path,
      text,
      executable: found.executable,
      env: { ...env, ...found.env },
      pycache: resolve(stateFolder(env), "pycache"),
      seeds: options.seed === undefined ? seedsTo(options.seeds) : [options.seed],
      group: options.group,
      root: rootOf(options.root, folder, world.cwd),
      mostBytes: options.limit * 1e6,
      signal: early.signal,
      onProgress: progress.show,
    });
  } catch (error) {
    const code = early.exitCode();
    if (code === null) throw error;
    return code;
  } finally {
    progress.stop();
    early.stop();
  }
  world.stdout.write(
    options.json === true
      ? `${JSON.stringify(verdict, null, 2)}\n`
      : verdictText(verdict, given, world.stdout),
  );
  return verdict.same ? EXIT.success : EXIT.failure;
}

/** @throws CliError where it is no folder that the notebook is in. */
function rootOf(given: string | undefined, folder: string, cwd: string): string {
  if (given === undefined) return folder;
  const root = resolve(cwd, given);
  const inside = relative(root, folder);
  if (inside.startsWith("..") || isAbsolute(inside))
    throw new CliError(`The notebook is not in ${given}.`, { hint: "Name a folder above it with --root." });
  return root;
}

function seedsTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** The kernel that the notebook names; what is no notebook is told by the converter. */
function kernelOf(text: string): string | null {
  try {
    const { metadata } = JSON.parse(text) as { metadata?: { kernelspec?: { name?: unknown } } };
    const name = metadata?.kernelspec?.name;
    return typeof name === "string" ? name : null;
  } catch {
    return null;
  }
}
