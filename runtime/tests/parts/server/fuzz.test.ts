import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { manageKeys, startServer } from "../../../src/server/index.js";
import { openConnection } from "../../../src/store/sqlite/index.js";
import { change } from "../../unit/server/support/changing.js";
import { asking } from "./support/asking.js";
import { requestsFrom, SCHEMATHESIS } from "./support/schemathesis.js";

/** Requests that schemathesis makes up from the document. `NBFLOW_API_FUZZ=SEED:EXAMPLES` draws others, so many an operation. */
const [seed = 1, examples = 1] = (process.env["NBFLOW_API_FUZZ"] ?? "1:1").split(":").map(Number);
const MINUTES = 9;

describe.skipIf(SCHEMATHESIS === "")("requests that are made up from the document", () => {
  async function folder(): Promise<string> {
    const home = await mkdtemp(join(tmpdir(), "nbflow-fuzz-"));
    onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
    return home;
  }

  test(
    `are no fault of the server's (${examples} each, seed ${seed})`,
    async () => {
      const home = await folder();
      const faults: string[] = [];
      const server = await startServer({
        home,
        port: 0,
        report: (error, doing) =>
          faults.push(`${doing}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`),
      });
      const output = await requestsFrom(server.url, home, { seed, examples });
      await server.close();
      console.info(/\d+ generated, .*/u.exec(output)?.[0]);
      expect(faults).toEqual([]);
      expect(output).toMatch(/(\d+) generated, \1 passed/u);
    },
    MINUTES * 60_000,
  );

  // the parts that draw many requests have their time for those
  test.skipIf(examples > 1).each([
    ["without a key", async () => []],
    [
      "with a key that may only read",
      async (home: string) => {
        const key = await manageKeys(home, (keys) => keys.create("reader", "read"));
        return [`Authorization: Bearer ${key}`];
      },
    ],
  ])(
    "%s change nothing",
    async (_, headersFor) => {
      const home = await folder();
      const first = await startServer({ home, port: 0, services: false });
      await change(asking(`${first.url}/api`));
      await first.close();
      await manageKeys(home, (keys) => keys.create("owner", "admin"));
      const headers = await headersFor(home);
      const before = await contentOf(home);
      expect(Object.values(before).flat().length).toBeGreaterThan(10);
      const server = await startServer({ home, port: 0, services: false });
      const output = await requestsFrom(server.url, home, { seed, examples: 1, headers });
      await server.close();
      expect(output).toMatch(/(\d+) generated, \1 passed/u);
      expect(await contentOf(home)).toEqual(before);
    },
    MINUTES * 60_000,
  );
});

/** All rows of all tables of a state folder. */
async function contentOf(home: string): Promise<Readonly<Record<string, readonly object[]>>> {
  const connection = await openConnection({ home, durability: "process" });
  const { prepare } = connection;
  const tables = prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all([]);
  const content = Object.fromEntries(
    tables.map(({ name }) => [String(name), prepare(`SELECT * FROM "${String(name)}"`).all([])]),
  );
  await connection.close();
  return content;
}
