import { defineConfig } from "vitest/config";

const resolve = { conditions: ["dev"] };
const ssr = { resolve };

/** How long is waited, in milliseconds, until something has become so: no promise of speed, but an end to what hangs. */
const patient = { poll: { timeout: 30_000 } };

/**
 * `unit` needs nothing but Node and runs in seconds.
 * `parts` uses a real Python, real notebooks and real packages; `.ci/test.mjs` sets them up first.
 * `browser` opens the server's dashboard in a real Chromium, while notebooks run. It needs the Python of `parts`.
 * `vscode` installs the extension in a real VS Code in a real browser, which it sets up by itself.
 */
export default defineConfig({
  resolve,
  ssr,
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: "unit",
          include: ["{converter,runtime,extension}/tests/unit/**/*.test.ts"],
          expect: patient,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "parts",
          include: ["{converter,runtime,samples}/tests/parts/**/*.test.ts"],
          expect: patient,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "browser",
          include: ["runtime/tests/browser/**/*.test.ts"],
          expect: patient,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "vscode",
          include: ["extension/tests/vscode/**/*.test.ts"],
          expect: { poll: { timeout: 60_000 } },
          globalSetup: "extension/tests/vscode/harness/global-setup.ts",
          testTimeout: 400_000,
          hookTimeout: 180_000,
          // Each has a server, a browser and a project of its own, and mostly waits for what they show.
          maxWorkers: 2,
        },
      },
    ],
  },
});
