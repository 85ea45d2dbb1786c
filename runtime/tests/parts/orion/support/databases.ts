import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The interpreter with the real Prefect. */
export const PREFECT = process.env["NBFLOW_TEST_PREFECT"] ?? "";

/** A PostgreSQL in which databases may be made, where the servers are to keep theirs in it; `.ci/full/postgres.mjs` starts one. */
const POSTGRES = process.env["NBFLOW_TEST_POSTGRES"] ?? "";

export interface Database {
  /** What tells a server of it. */
  readonly env: NodeJS.ProcessEnv;
  drop(): Promise<void>;
}

/** A database for a server whose home the folder is, with its tables made. */
export async function newDatabase(home: string): Promise<Database> {
  if (POSTGRES === "") {
    await copyFile(await emptyDatabase(), join(home, "prefect.db"));
    return { env: {}, drop: async () => undefined };
  }
  const template = await emptyInPostgres();
  const name = `server_${process.pid}_${Date.now()}`;
  await sql(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { env: envOf(name), drop: () => sql(`DROP DATABASE ${name} WITH (FORCE)`) };
}

let file: Promise<string> | null = null;

/** A database of SQLite with the server's tables, which take it most of a minute: made once for each environment. */
export async function emptyDatabase(): Promise<string> {
  file ??= (async () => {
    const path = join(dirname(dirname(PREFECT)), "empty-prefect.db");
    if (existsSync(path)) return path;
    const home = await mkdtemp(join(tmpdir(), "nbflow-prefect-db-"));
    await makeTables({ PREFECT_HOME: home });
    const left = (await readdir(home)).filter((name) => name.startsWith("prefect.db-"));
    if (left.length > 0) throw new Error(`The new database is still open: ${left.join(", ")}`);
    // a test file beside this one may make it too
    await rename(join(home, "prefect.db"), `${path}.${process.pid}`);
    await rename(`${path}.${process.pid}`, path);
    await rm(home, { recursive: true, force: true });
    return path;
  })();
  return file;
}

let template: Promise<string> | null = null;

/** The same in PostgreSQL, which copies it for each server. */
async function emptyInPostgres(): Promise<string> {
  template ??= (async () => {
    const name = `empty_${process.pid}`;
    await sql(`CREATE DATABASE ${name}`);
    const home = await mkdtemp(join(tmpdir(), "nbflow-prefect-db-"));
    await makeTables({ PREFECT_HOME: home, ...envOf(name) });
    await rm(home, { recursive: true, force: true });
    return name;
  })();
  return template;
}

async function makeTables(env: NodeJS.ProcessEnv): Promise<void> {
  await run(PREFECT, ["-m", "prefect", "server", "database", "upgrade", "-y"], {
    env: { ...process.env, DO_NOT_TRACK: "1", ...env },
  });
}

function envOf(database: string): NodeJS.ProcessEnv {
  const url = new URL(POSTGRES.replace(/^postgresql:/u, "postgresql+asyncpg:"));
  url.pathname = `/${database}`;
  return { PREFECT_SERVER_DATABASE_CONNECTION_URL: url.href };
}

const SQL = `
import asyncio, sys, asyncpg
async def main(url, statement):
    connection = await asyncpg.connect(url)
    await connection.execute(statement)
    await connection.close()
asyncio.run(main(*sys.argv[1:]))
`;

async function sql(statement: string): Promise<void> {
  await run(PREFECT, ["-c", SQL, POSTGRES, statement]);
}
