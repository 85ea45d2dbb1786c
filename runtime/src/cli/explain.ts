import { EXIT, type ExitCode } from "./exit-code.js";
import type { World } from "./world.js";

/** Codes of errors of ours that mean: the run itself failed. */
const FAILURES: ReadonlySet<string> = new Set(["store-full", "store-failed"]);

/** One message for an error, with the cure where one is known; its stack where `--debug` asks for it. */
export function explain(
  error: unknown,
  world: Pick<World, "stderr" | "debug">,
): { text: string; exitCode: ExitCode } {
  const { red, dim } = world.stderr.colors;
  const told = readError(error);
  const lines = [`${red("error:")} ${told.message}`];
  if (told.hint !== null) lines.push(told.hint);
  if (world.debug) lines.push(dim(stackOf(error)));
  else if (!told.expected)
    lines.push(dim("This is a fault in nbflow. Its stack: the same command with --debug."));
  return { text: `${lines.join("\n")}\n`, exitCode: told.exitCode };
}

function readError(error: unknown): {
  message: string;
  hint: string | null;
  expected: boolean;
  exitCode: ExitCode;
} {
  if (!(error instanceof Error))
    return { message: String(error), hint: null, expected: false, exitCode: EXIT.failure };
  const { code, hint, exitCode } = error as Error & { code?: unknown; hint?: unknown; exitCode?: unknown };
  const ours = hint === null || typeof hint === "string";
  const failed = typeof code === "string" && FAILURES.has(code);
  return {
    message: error.message,
    hint: typeof hint === "string" ? hint : null,
    expected: ours,
    exitCode: typeof exitCode === "number" ? exitCode : ours && !failed ? EXIT.usage : EXIT.failure,
  };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
