import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../runtime/bench/peers/postgres.mjs";
import { none } from "../tests/result.mjs";
import { vitest } from "../tests/vitest.mjs";

/** A file of tests that speak to a real Prefect server, with the server's database in a PostgreSQL that is started for it. */
export async function onPostgres(world, file, seconds) {
  const folder = mkdtempSync(join(tmpdir(), "nbflow-postgres-"));
  const postgres = await startPostgres(folder);
  try {
    if (postgres === null) {
      console.log("left out: PostgreSQL is not installed here (Debian: apt-get install postgresql)");
      return { ...none, skipped: 1 };
    }
    return await vitest("parts", world, { file, env: { NBFLOW_TEST_POSTGRES: postgres.url }, seconds });
  } finally {
    await postgres?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
