import { baseJobTemplate } from "../../worker/index.js";
import { ApiError, orNull, read } from "../../orion/index.js";
import { POOL_TYPES } from "../../pool-types/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import type { ServerOptions } from "../run/tracked-run.js";
import { table } from "../terminal/table.js";
import { serverClient } from "../with-server.js";
import type { World } from "../world.js";

export interface PoolOptions extends ServerOptions {
  readonly type: string;
  readonly concurrencyLimit?: number;
  readonly paused?: boolean;
}

const at = (name: string): string => `work_pools/${encodeURIComponent(name)}`;

/** `nbflow work-pool create`. */
export async function createPool(name: string, options: PoolOptions, world: World): Promise<ExitCode> {
  const type = POOL_TYPES.find((known) => known === options.type);
  if (type === undefined)
    throw new CliError(`There is no type ${options.type}.`, { hint: `There are: ${POOL_TYPES.join(", ")}.` });
  const client = await serverClient(options, world);
  const body = {
    name,
    type,
    base_job_template: await baseJobTemplate(client, type),
    is_paused: options.paused === true,
    concurrency_limit: options.concurrencyLimit ?? null,
  };
  await client.call("POST", "work_pools/", body).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 409)
      throw new CliError(`There is a work pool ${name} already.`);
    throw error;
  });
  world.stdout.write(
    `The work pool ${name} (${type}) is made. Its runs are run by: nbflow worker start --pool ${name}\n`,
  );
  return EXIT.success;
}

/** `nbflow work-pool ls`. */
export async function listPools(
  options: ServerOptions & { readonly json?: boolean },
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const pools = read.list(await client.call("POST", "work_pools/filter", {}));
  if (options.json === true) world.stdout.write(`${JSON.stringify(pools, null, 2)}\n`);
  else if (pools.length === 0)
    world.stdout.write("There is no work pool yet. Make one: nbflow work-pool create default\n");
  else {
    world.stdout.write(
      table(
        pools,
        [
          { title: "Work pool", cell: (pool) => read.text(pool, "name"), flexible: true },
          { title: "Type", cell: (pool) => read.text(pool, "type") },
          {
            title: "Status",
            cell: (pool) => (read.textOrNull(pool, "status") ?? "").toLowerCase().replace("_", " "),
          },
          {
            title: "Limit",
            cell: (pool) => String(read.numberOrNull(pool, "concurrency_limit") ?? ""),
            align: "right",
          },
        ],
        world.stdout,
      ),
    );
  }
  return EXIT.success;
}

/** `nbflow work-pool inspect`. */
export async function inspectPool(name: string, options: ServerOptions, world: World): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const pool = await known(orNull(client.call("GET", at(name))), name);
  const workers = read.list(await client.call("POST", `${at(name)}/workers/filter`, {}));
  const queues = read.list(await client.call("POST", `${at(name)}/queues/filter`, {}));
  world.stdout.write(`${JSON.stringify({ ...read.fields(pool), workers, queues }, null, 2)}\n`);
  return EXIT.success;
}

/** `nbflow work-pool pause` and `resume`. */
export async function pausePool(
  name: string,
  isPaused: boolean,
  options: ServerOptions,
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  await known(orNull(client.call("GET", at(name))), name);
  await client.call("PATCH", at(name), { is_paused: isPaused });
  world.stdout.write(`The work pool ${name} ${isPaused ? "is paused" : "goes on"}.\n`);
  return EXIT.success;
}

/** `nbflow work-pool set-concurrency-limit`; null lifts it. */
export async function limitPool(
  name: string,
  limit: number | null,
  options: ServerOptions,
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  await known(orNull(client.call("GET", at(name))), name);
  await client.call("PATCH", at(name), { concurrency_limit: limit });
  return EXIT.success;
}

/** `nbflow work-pool rm`. */
export async function removePool(name: string, options: ServerOptions, world: World): Promise<ExitCode> {
  const client = await serverClient(options, world);
  await known(orNull(client.call("GET", at(name))), name);
  await client.call("DELETE", at(name));
  return EXIT.success;
}

async function known(answer: Promise<unknown>, name: string): Promise<unknown> {
  const found = await answer;
  if (found !== null) return found;
  throw new CliError(`There is no work pool ${name}.`, { hint: "See what there is: nbflow work-pool ls" });
}
