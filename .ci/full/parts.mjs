import { fidelity } from "../fidelity/check.mjs";
import { chosen, corpus, parts as shares } from "../fidelity/corpus.mjs";
import { inRoot } from "../set-up/paths.mjs";
import { attempt } from "../set-up/run.mjs";
import { single } from "../tests/result.mjs";
import { vitest } from "../tests/vitest.mjs";
import { verification } from "../verify/check.mjs";
import { freshClone } from "./fresh-clone.mjs";
import { onPostgres } from "./postgres.mjs";
import { knowledgeOfTorch } from "./torch.mjs";

/** The corpus's notebooks in so many parts that each stays well under the limit. */
const SHARES = 8;
/** A verification runs each notebook twice and its flow up to six times. */
const VERIFY_SHARES = 14;
/** Runs are killed at so many random moments, in parts. */
const KILLS = 200;
const KILLS_A_PART = 25;
/** No part takes longer; one that does has failed. */
const LIMIT_SECONDS = 600;

const npm =
  (script, ...options) =>
  async () =>
    single(
      (
        await attempt(["npm", "run", "--silent", script, ...options], {
          cwd: inRoot(),
          seconds: LIMIT_SECONDS,
        })
      ).code === 0,
    );

const kills = Object.fromEntries(
  Array.from({ length: KILLS / KILLS_A_PART }, (_, i) => {
    const name = `kill-${i + 1}`;
    const NBFLOW_KILLS = `${i * KILLS_A_PART + 1}-${(i + 1) * KILLS_A_PART}`;
    const file = "runtime/tests/parts/durable/kill.test.ts";
    const only = { file, env: { NBFLOW_KILLS }, seconds: LIMIT_SECONDS };
    return [name, (world) => vitest("parts", world, only)];
  }),
);

const withCorpus = corpus
  ? {
      "corpus-table": npm("corpus", "-w", "converter", "--", "--check"),
      chosen: () => fidelity("fidelity-chosen", chosen(), { seconds: LIMIT_SECONDS }),
      ...Object.fromEntries(
        shares(SHARES).map((paths, i) => [
          `fidelity-${i + 1}`,
          () => fidelity(`fidelity-${i + 1}`, paths, { seconds: LIMIT_SECONDS }),
        ]),
      ),
      ...Object.fromEntries(
        ["auto", "cell"].flatMap((group) =>
          shares(VERIFY_SHARES).map((paths, i) => {
            const name = `verify-${group}-${i + 1}`;
            return [name, () => verification(name, paths, { group, seconds: LIMIT_SECONDS })];
          }),
        ),
      ),
    }
  : {};

/** 2,000 random notebooks in so many parts, each of a seed of its own, and how many a part takes by nbclient and real flows. */
const FUZZ_SHARES = 8;
const FUZZ_NOTEBOOKS = 250;
const REAL_NOTEBOOKS = 10;
/** 100,000 broken files in so many parts. */
const BROKEN_SHARES = 8;
const BROKEN_FILES = 12_500;
/** Triggers of automations, and schedules of each kind, that are evaluated beside the real server's code. */
const TRIGGERS = 400;
const SCHEDULES = 2000;
/** Requests to the server that are made up from its document, so many for each operation and part. */
const API_SHARES = 3;
const API_EXAMPLES = 8;
/** So long 64 connections write to the server, once until it is ended and once until it is killed. */
const LOAD_SECONDS = 60;

const each = (count, part) => Object.fromEntries(Array.from({ length: count }, (_, i) => part(i + 1)));
const fuzz = (name, file, env) => [
  name,
  (world) => vitest("parts", world, { file, env, seconds: LIMIT_SECONDS }),
];

const fuzzers = {
  ...each(FUZZ_SHARES, (n) =>
    fuzz(`fuzz-${n}`, "runtime/tests/parts/fuzz/notebooks.test.ts", {
      NBFLOW_FUZZ: `${n * 1000}:${FUZZ_NOTEBOOKS}`,
    }),
  ),
  ...each(FUZZ_SHARES, (n) =>
    fuzz(`fuzz-real-${n}`, "runtime/tests/parts/fuzz/real.test.ts", {
      NBFLOW_FUZZ_REAL: `${n * 1000}:${REAL_NOTEBOOKS}`,
    }),
  ),
  ...each(BROKEN_SHARES, (n) =>
    fuzz(`broken-${n}`, "converter/tests/parts/broken/broken.test.ts", {
      NBFLOW_BROKEN: `${(n - 1) * BROKEN_FILES}:${n * BROKEN_FILES}`,
    }),
  ),
  ...Object.fromEntries([
    fuzz("triggers", "runtime/tests/parts/server/triggers.test.ts", {
      NBFLOW_TRIGGER_CASES: `7:${TRIGGERS}`,
    }),
    fuzz("schedules", "runtime/tests/parts/server/schedules.test.ts", {
      NBFLOW_SCHEDULE_CASES: `7:${SCHEDULES}`,
    }),
    fuzz("load", "runtime/tests/parts/server/load.test.ts", { NBFLOW_LOAD_SECONDS: String(LOAD_SECONDS) }),
  ]),
  ...each(API_SHARES, (n) =>
    fuzz(`api-${n}`, "runtime/tests/parts/server/fuzz.test.ts", { NBFLOW_API_FUZZ: `${n}:${API_EXAMPLES}` }),
  ),
};

/** What speaks to a real Prefect server, once more with its database in PostgreSQL. */
const ON_POSTGRES = ["tracking", "deploy", "worker", "limits", "further-tries"];
const withPostgres = Object.fromEntries(
  ON_POSTGRES.map((name) => [
    `postgres-${name}`,
    (world) => onPostgres(world, `runtime/tests/parts/orion/${name}.test.ts`, LIMIT_SECONDS),
  ]),
);

/**
 * Everything that the project promises, in parts that take under ten minutes each.
 *
 * @type {Readonly<Record<string, (world: object) => Promise<{ passed: number, failed: number, skipped: number }>>>}
 */
export const parts = {
  check: npm("check"),
  unit: (world) => vitest("unit", world),
  parts: (world) => vitest("parts", world),
  knowledge: (world) =>
    vitest("parts", world, {
      file: "converter/tests/parts/knowledge/knowledge.test.ts",
      env: { NBFLOW_TEST_FULL: "1" },
      seconds: LIMIT_SECONDS,
    }),
  "knowledge-torch": (world) => knowledgeOfTorch(world, LIMIT_SECONDS),
  vscode: (world) => vitest("vscode", world),
  "fresh-clone": () => freshClone(LIMIT_SECONDS),
  bench: npm("bench"),
  ...withPostgres,
  ...fuzzers,
  ...kills,
  ...withCorpus,
};
