import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startServer } from "../../../src/server/index.js";

/** Requests that schemathesis makes up from the document. `NBFLOW_API_FUZZ=SEED:EXAMPLES` draws others, so many an operation. */
const [seed = 1, examples = 1] = (process.env["NBFLOW_API_FUZZ"] ?? "1:1").split(":").map(Number);
const SCHEMATHESIS = process.env["NBFLOW_TEST_SCHEMATHESIS"] ?? "";
const MINUTES = 9;

test.skipIf(SCHEMATHESIS === "")(
  `no request that can be made up from the document is a fault of the server's (${examples} each, seed ${seed})`,
  async () => {
    const home = await mkdtemp(join(tmpdir(), "nbflow-fuzz-"));
    const faults: string[] = [];
    const server = await startServer({
      home,
      port: 0,
      report: (error, doing) =>
        faults.push(`${doing}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`),
    });
    const words = ["run", `${server.url}/api/openapi.json`, "--checks", "not_a_server_error", "--no-color"];
    words.push(
      "--phases",
      examples > 1 ? "coverage,fuzzing,stateful" : "fuzzing",
      "--generation-database",
      "none",
    );
    words.push("--max-examples", String(examples), "--seed", String(seed));
    const output = await promisify(execFile)(join(dirname(SCHEMATHESIS), "st"), words, {
      cwd: home,
      maxBuffer: 1 << 26,
    }).then(
      ({ stdout }) => stdout,
      (error: { stdout?: string; message: string }) => `${error.message}\n${error.stdout ?? ""}`,
    );
    await server.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
    console.info(/\d+ generated, .*/u.exec(output)?.[0]);
    expect(faults).toEqual([]);
    expect(output).toMatch(/(\d+) generated, \1 passed/u);
  },
  MINUTES * 60_000,
);
