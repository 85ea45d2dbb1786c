import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** The interpreter with schemathesis. */
export const SCHEMATHESIS = process.env["NBFLOW_TEST_SCHEMATHESIS"] ?? "";

export interface Drawn {
  readonly seed: number;
  /** So many requests an operation; where it is more than one, also what stands at the limits of types, and what follows answers. */
  readonly examples: number;
  /** Of each request, such as `Authorization: Bearer …`. */
  readonly headers?: readonly string[];
}

/** Lets schemathesis make up requests from a server's document; gives what it printed. */
export function requestsFrom(url: string, cwd: string, drawn: Drawn): Promise<string> {
  const { seed, examples, headers = [] } = drawn;
  const phases = examples > 1 ? "coverage,fuzzing,stateful" : "fuzzing";
  const words = ["run", `${url}/api/openapi.json`, "--checks", "not_a_server_error", "--no-color"];
  words.push("--phases", phases, "--generation-database", "none");
  words.push("--max-examples", String(examples), "--seed", String(seed));
  words.push(...headers.flatMap((header) => ["--header", header]));
  return promisify(execFile)(join(dirname(SCHEMATHESIS), "st"), words, { cwd, maxBuffer: 1 << 26 }).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; message: string }) => `${error.message}\n${error.stdout ?? ""}`,
  );
}
