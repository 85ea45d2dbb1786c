import { orNull, read, type Fields, type OrionClient } from "../orion/index.js";
import { CliError } from "./cli-error.js";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const BEGINNING = /^[0-9a-f][0-9a-f-]{3,}$/iu;
/** The API finds no beginnings of ids, so those of so many runs are looked at, the newest first. */
const LATEST = 200;

/**
 * A flow run of a server by its id, its name, or the beginning of the id of one of the latest.
 * @throws CliError where there is none, or more than one.
 */
export async function findFlowRun(client: OrionClient, given: string): Promise<Fields> {
  const found = UUID.test(given) ? await byId(client, given) : await byNameOrBeginning(client, given);
  const [one, ...more] = found;
  if (more.length > 0)
    throw new CliError(`${given} may be one of several flow runs.`, {
      hint: "Say which by its id: nbflow flow-run ls",
    });
  if (one !== undefined) return read.fields(one);
  throw new CliError(`The server has no flow run ${given}.`, {
    hint: "Give its id or its name: nbflow flow-run ls. Runs of this machine: nbflow runs ls",
  });
}

async function byId(client: OrionClient, id: string): Promise<readonly unknown[]> {
  const found = await orNull(client.call("GET", `flow_runs/${id}`));
  return found === null ? [] : [found];
}

async function byNameOrBeginning(client: OrionClient, given: string): Promise<readonly unknown[]> {
  const named = await filtered(client, { flow_runs: { name: { any_: [given] } }, limit: 2 });
  if (named.length > 0 || !BEGINNING.test(given)) return named;
  const latest = await filtered(client, { sort: "EXPECTED_START_TIME_DESC", limit: LATEST });
  return latest.filter((run) => read.text(run, "id").startsWith(given.toLowerCase()));
}

async function filtered(client: OrionClient, filter: object): Promise<readonly unknown[]> {
  return read.list(await client.call("POST", "flow_runs/filter", filter));
}
