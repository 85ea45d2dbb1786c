import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { inCache, inRoot, withPython } from "../set-up/paths.mjs";
import { attempt } from "../set-up/run.mjs";
import { none, single } from "./result.mjs";

/**
 * Runs a project of vitest's.
 *
 * @param {string} project `unit`, `parts`, `browser` or `vscode`
 * @param {{ python: string, prefect?: string, workers?: string, schemathesis?: string, corpus: string | null, corpusPython: string | null }} world what `parts` needs
 * @param {{ file?: string, env?: Record<string, string>, seconds?: number }} options the one file to run; default: all.
 *   Environment variables for the tests. When to give up; default: never
 */
export async function vitest(project, world, { file, env = {}, seconds } = {}) {
  const results = inCache("test", `vitest-${project}.json`);
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const options = [
    "--project",
    project,
    ...(file === undefined ? [] : [file]),
    "--reporter",
    "default",
    "--reporter",
    "json",
    `--outputFile.json=${results}`,
  ];
  const { code } = await attempt(
    [process.execPath, inRoot("node_modules/vitest/vitest.mjs"), "run", ...options],
    {
      env: withPython(world.python, {
        NBFLOW_TEST_PYTHON: world.python,
        ...(world.prefect && { NBFLOW_TEST_PREFECT: world.prefect }),
        ...(world.workers && { NBFLOW_TEST_WORKERS: world.workers }),
        ...(world.schemathesis && { NBFLOW_TEST_SCHEMATHESIS: world.schemathesis }),
        NBFLOW_HOME: inCache("test", "home"),
        ...(world.corpus && { NBFLOW_CORPUS: world.corpus, NBFLOW_CORPUS_PYTHON: world.corpusPython }),
        ...env,
      }),
      ...(seconds !== undefined && { seconds }),
    },
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(results, "utf8"),
    );
    const counted = {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    };
    // A file that cannot be loaded, or an error outside any test, fails the run but no test.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    return code === 0 ? none : single(false);
  }
}
