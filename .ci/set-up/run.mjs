import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/** A command that did not end well, with what it printed where that was not shown already. */
export class CommandFailed extends Error {
  constructor(words, code, output) {
    super(`\`${words.join(" ")}\` ended with ${code}${output ? `:\n${output}` : ""}`);
    this.name = "CommandFailed";
    this.code = code;
    this.output = output;
  }
}

/**
 * Runs a command in the repository's folder and gives how it ended. What it prints is shown, or kept with `quiet`.
 *
 * @param {readonly string[]} words the program and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, seconds?: number }} options `seconds` is the time after
 *   which it is ended, with everything that it started; default: none
 * @returns {Promise<{ code: number, output: string, seconds: number }>} the exit code: 124 after `seconds`, 127 where there
 *   is no such program
 */
export function attempt(words, { cwd = root, env = process.env, quiet = false, seconds } = {}) {
  const started = performance.now();
  const child = spawn(words[0], words.slice(1), {
    cwd,
    env,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    // A group of its own, so that all of it can be ended; without a limit, Ctrl-C must reach it from the terminal.
    detached: seconds !== undefined,
  });
  let output = "";
  child.stdout?.on("data", (piece) => (output += piece));
  child.stderr?.on("data", (piece) => (output += piece));

  let late = false;
  const end = () => child.pid !== undefined && process.kill(-child.pid, "SIGKILL");
  const timer =
    seconds &&
    setTimeout(() => {
      late = true;
      end();
    }, seconds * 1000);
  const interrupted = () => {
    end();
    process.exit(130);
  };
  if (seconds) process.once("SIGINT", interrupted);

  return new Promise((done) => {
    const finish = (code) => {
      clearTimeout(timer);
      process.off("SIGINT", interrupted);
      done({ code: late ? 124 : code, output: output.trim(), seconds: (performance.now() - started) / 1000 });
    };
    child.on("error", (error) => {
      output += error.message;
      finish(127);
    });
    child.on("close", (code, signal) => finish(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}

/** As `attempt`, quietly; throws `CommandFailed` unless it ended with 0. Gives what it printed. */
export async function command(words, options = {}) {
  const { code, output } = await attempt(words, { quiet: true, ...options });
  if (code !== 0) throw new CommandFailed(words, code, output);
  return output;
}
