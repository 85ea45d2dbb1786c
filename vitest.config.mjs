import { defineConfig } from "vitest/config";

const resolve = { conditions: ["dev"] };
const ssr = { resolve };

/**
 * `unit` needs nothing but Node and runs in seconds.
 * `parts` uses a real Python, real notebooks and real packages; `.ci/test.mjs` sets them up first.
 */
export default defineConfig({
  resolve,
  ssr,
  test: {
    projects: [
      { resolve, ssr, test: { name: "unit", include: ["{converter,runtime,extension}/tests/unit/**/*.test.ts"] } },
      {
        resolve,
        ssr,
        test: {
          name: "parts",
          include: ["{converter,runtime,samples}/tests/parts/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
