import { spawn } from "node:child_process";
import type { Cell } from "../../engine/index.js";
import { packageFile } from "../../platform/index.js";
import { findInterpreter } from "../../python/index.js";

export interface Requirements {
  /** The interpreter that was asked. */
  readonly executable: string;
  /** `3.12`. */
  readonly python: string;
  /** A pip requirements file: what the cells import with all that it needs, in the versions that the interpreter has. */
  readonly text: string;
  /** Modules beside the notebook that the cells import, relative to its folder: they must come along. */
  readonly files: readonly string[];
  /** What could not be pinned. */
  readonly unpinned: readonly {
    readonly cell: number | null;
    readonly module: string;
    readonly why: string;
  }[];
}

export interface RequirementsRequest {
  readonly cells: readonly Cell[];
  readonly kernel: string | null;
  /** The notebook's folder. */
  readonly folder: string;
  /** `--python`. */
  readonly python: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * What the cells of a flow need, by the interpreter that it runs with here.
 * @throws InterpreterError where there is none; Error with what Python said where it can't tell.
 */
export async function findRequirements(request: RequirementsRequest): Promise<Requirements> {
  const { cells, kernel, folder, python, env } = request;
  const interpreter = await findInterpreter({ python, kernel, folder, env });
  const asked = cells.map(({ number, source }) => ({ cell: number, source }));
  const answer = await ask(interpreter.executable, { folder, cells: asked }, { ...env, ...interpreter.env });
  const found = JSON.parse(answer) as Omit<Requirements, "executable" | "text"> & {
    readonly requirements: readonly string[];
  };
  return {
    executable: interpreter.executable,
    python: found.python,
    text: found.requirements.map((line) => `${line}\n`).join(""),
    files: found.files,
    unpinned: found.unpinned,
  };
}

function ask(executable: string, request: object, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, ["-B", packageFile("python", "requirements.py")], { env });
    let answer = "";
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (answer += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(answer);
      else
        reject(
          new Error(`${executable} can't tell what the flow needs: ${said.trim().split("\n").at(-1) ?? ""}`),
        );
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify(request));
  });
}
