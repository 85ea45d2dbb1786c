import { dirname, resolve } from "node:path";
import type { CellsMode } from "@nbflow/converter";
import { warmUp } from "../../bundle/warm-up.js";
import { readInput } from "../read-input.js";
import type { World } from "../world.js";
import { guessPython } from "./guess-python.js";
import { PythonStarter } from "../../starting/python-starter.js";
import type { Target } from "./read-target.js";

/** What is under way before all that runs a flow is loaded. */
export interface Begun {
  readonly target: Target;
  /** The target's text, read once. */
  readonly text: string;
  readonly starter: PythonStarter;
}

/**
 * Reads what is to be run, and starts what takes a while: the compiler, and with `startsAhead` the Python that the text seems
 * to ask for. It imports little, so that both start while the rest is loaded.
 */
export async function beginTarget(
  target: Target,
  options: { readonly python?: string; readonly cells?: CellsMode },
  world: World,
  { startsAhead }: { readonly startsAhead: boolean },
): Promise<Begun> {
  const text = await readInput(target.path, target.asGiven);
  const starter = new PythonStarter({
    folder: dirname(target.path),
    ...interpreterOf(options.python, world),
  });
  const guess = startsAhead ? guessPython(target, text, options.cells) : null;
  if (guess !== null) await starter.startAhead(guess);
  warmUp();
  return { target, text, starter };
}

/** Paths from where the command was given: the process may go elsewhere. */
function interpreterOf(python: string | undefined, { cwd, env }: World) {
  const fromHere = (given: string | undefined) =>
    given?.includes("/") === true ? resolve(cwd, given) : given;
  return { python: fromHere(python), env: { ...env, NBFLOW_PYTHON: fromHere(env["NBFLOW_PYTHON"]) } };
}
