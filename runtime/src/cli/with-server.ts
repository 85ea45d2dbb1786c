import { orionClient, serverVersion, type OrionClient } from "../orion/index.js";
import { CliError } from "./cli-error.js";
import { serverFor, type ServerOptions } from "./run/tracked-run.js";
import type { World } from "./world.js";

/**
 * The server that a command speaks to, once it has said that it is one.
 * @throws CliError where none is named; ApiError where it can't be spoken to.
 */
export async function serverClient(options: ServerOptions, world: World): Promise<OrionClient> {
  const address = await serverFor(options, world);
  if (address === null) {
    throw new CliError("Say which server: no address of one is set.", {
      hint: "--api http://127.0.0.1:4200/api, NBFLOW_API_URL, PREFECT_API_URL, or: nbflow profile create local --api-url …",
    });
  }
  const client = orionClient(address, { retries: 2 });
  await serverVersion(client, { retries: 0 });
  return orionClient(address);
}
