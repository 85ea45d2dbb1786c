import { explain } from "./explain.js";
import { runProgram } from "./program.js";
import { processWorld } from "./world.js";

/** The `nbflow` command. Resolves to the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const world = processWorld(argv);
  try {
    return await runProgram(argv, world);
  } catch (error) {
    const { text, exitCode } = explain(error, world);
    world.stderr.write(text);
    return exitCode;
  }
}
