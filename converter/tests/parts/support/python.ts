import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The interpreter that the oracles run in: NBFLOW_TEST_PYTHON, which `npm test` sets up. */
export const python = process.env["NBFLOW_TEST_PYTHON"];

/** Whether to check everything rather than a seeded sample. */
export const full = process.env["NBFLOW_TEST_FULL"] === "1";

/** How long a check may take, in milliseconds. */
export const patience = full ? 1_200_000 : 120_000;

export const seed = Number(process.env["NBFLOW_SEED"] ?? 3);

if (python === undefined) console.warn("NBFLOW_TEST_PYTHON is not set: what needs a Python is skipped");

/** Runs one of the scripts beside the tests over lines of JSON: an answer for each question. */
export function ask<Answer>(script: URL, questions: readonly unknown[]): Answer[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join("");
  const output = execFileSync(python ?? "python3", [fileURLToPath(script)], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Answer);
}

/** A seeded part of a list that is the same in every run; all of it in a full run. */
export function sample<T>(items: readonly T[], count: number): T[] {
  if (full || items.length <= count) return [...items];
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ item }) => item);
}
