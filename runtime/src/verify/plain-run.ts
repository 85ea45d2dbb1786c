import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CellOutput } from "../python/index.js";
import type { RunResult } from "./run-result.js";
import { readVariables, snippet } from "./fingerprint.js";
import { VerifyError } from "./verify-error.js";

const SCRIPT = fileURLToPath(new URL("../../python/plain_run.py", import.meta.url));
const LACKS_PACKAGES = 3;

export interface PlainRunOptions {
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
  /** A copy of the notebook's folder: it is the run's own. */
  readonly folder: string;
  /** The notebook's file name in it. */
  readonly notebook: string;
  /** For files of ours; not the notebook's folder. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly onCell: (cell: number) => void;
}

interface Answer {
  readonly cells: readonly (readonly CellOutput[])[];
  readonly stopped: number | null;
  readonly died: string | null;
  readonly at: number;
}

/** Runs a notebook with nbclient. @throws VerifyError where that can't be done. */
export async function plainRun(options: PlainRunOptions): Promise<RunResult> {
  const { executable, folder, notebook, scratch, signal, onCell } = options;
  const result = join(scratch, "plain.json");
  const prints = join(scratch, "variables.json");
  await Promise.all([result, prints].map((file) => rm(file, { force: true })));
  const request = join(scratch, "request.json");
  const asked = { notebook: join(folder, notebook), folder, result, after: snippet(prints) };
  await writeFile(request, JSON.stringify(asked));
  const ended = await runScript(options, JSON.stringify(asked), onCell);
  signal.throwIfAborted();
  if (ended.status === LACKS_PACKAGES) {
    const missing = ended.lastLine.split(" ");
    throw new VerifyError(
      "no-nbclient",
      `${executable} lacks ${missing.join(" and ")}, with which the notebook is run to compare.`,
      `Install: ${executable} -m pip install nbclient ipykernel\nOr choose another interpreter with --python.`,
    );
  }
  const answer = await readFile(result, "utf8").then(
    (text) => JSON.parse(text) as Answer,
    () => null,
  );
  if (answer === null) {
    const said = ended.stderr.trim().split("\n").at(-1) ?? "";
    throw new VerifyError("no-plain-run", `nbclient could not run the notebook: ${said}`);
  }
  if (answer.died !== null) {
    throw new VerifyError(
      "no-plain-run",
      `The notebook's kernel died at cell ${answer.at}, so there is nothing to compare with: ${answer.died}`,
      "Often this means that memory ran out.",
    );
  }
  const until = answer.stopped ?? answer.cells.length;
  return {
    cells: new Map(answer.cells.slice(0, until).map((outputs, index) => [index + 1, outputs])),
    stopped: answer.stopped,
    variables: await readVariables(prints),
    placed: [],
  };
}

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
  readonly lastLine: string;
}

function runScript(
  { executable, env, scratch, signal }: PlainRunOptions,
  request: string,
  onCell: (cell: number) => void,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [SCRIPT], {
      cwd: scratch,
      env,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      detached: true,
    });
    let stderr = "";
    let lastLine = "";
    let unended = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      // a line may come in pieces
      const [open = "", ...whole] = (unended + text).split("\n").toReversed();
      unended = open;
      lastLine = whole[0] ?? lastLine;
      if (whole.length > 0 && /^\d+$/u.test(lastLine)) onCell(Number(lastLine));
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr = (stderr + text).slice(-16_384);
    });
    const lifeline = child.stdio[3];
    for (const stream of [child.stdin, lifeline]) stream?.on("error", () => undefined);
    // the guard above it sees that its end is gone, and ends all that the run started
    const stop = (): void => void lifeline?.destroy();
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    child.once("error", (cause) => {
      signal.removeEventListener("abort", stop);
      reject(
        new VerifyError("no-plain-run", `Python could not be started at ${executable}: ${cause.message}`),
      );
    });
    child.once("close", (status) => {
      signal.removeEventListener("abort", stop);
      resolve({ status, stderr, lastLine });
    });
    child.stdin?.end(request);
  });
}
