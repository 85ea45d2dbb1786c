import { changes, deploy, storagesOf, type Change, type Storage } from "../../deploy/index.js";
import { findDeployment, orNull, pagesOf, read, type Fields, type OrionClient } from "../../orion/index.js";
import { CliError } from "../cli-error.js";
import { readManifest } from "../deploy/manifest.js";
import { prepareDeployment, type Prepared } from "../deploy/prepare-deployment.js";
import { requestOf, type DeployOptions, type DeployRequest } from "../deploy/deploy-request.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import type { ServerOptions } from "../run/tracked-run.js";
import { serverClient } from "../with-server.js";
import type { World } from "../world.js";

export interface DeployCommandOptions extends DeployOptions, ServerOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly all?: boolean;
}

/** What became of one deployment. */
interface Done {
  readonly deployment: string;
  readonly status: "created" | "updated" | "unchanged";
  readonly changes: readonly Change[];
  readonly page: string | null;
  readonly bundle: { readonly sha256: string; readonly bytes: number; readonly storage: string };
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

/** `nbflow deploy`: of a file, or of what `nbflow.yaml` describes. */
export async function deployFlows(
  file: string | undefined,
  options: DeployCommandOptions,
  world: World,
): Promise<ExitCode> {
  const requests =
    file !== undefined && !/\.ya?ml$/u.test(file)
      ? [requestOf(file, options, world.cwd)]
      : await readManifest(file ?? "nbflow.yaml", options, world.cwd);
  const client = await serverClient(options, world);
  const done: Done[] = [];
  for (const request of requests) {
    const one = await deployOne(client, request, options.dryRun === true, world);
    done.push(one);
    if (options.json !== true) show(one, options.dryRun === true, world);
  }
  if (options.json === true) world.stdout.write(`${JSON.stringify(done, null, 2)}\n`);
  return EXIT.success;
}

async function deployOne(
  client: OrionClient,
  request: DeployRequest,
  isDry: boolean,
  world: World,
): Promise<Done> {
  const prepared = await prepareDeployment(request, world);
  for (const warning of prepared.warnings)
    world.stderr.write(`${world.stderr.colors.yellow(`warning: ${warning}`)}\n`);
  await mustFitPool(client, request);
  const storages = storagesOf(client);
  const storage = storageFor(await storages.list(), request.storage);
  const before = await findDeployment(client, prepared.flow, request.name);
  const place = isDry ? await placeIfKept(before, prepared) : await storages.put(storage, prepared.bundle);
  const deployment = {
    flow: prepared.flow,
    name: request.name,
    pool: request.pool,
    queue: request.queue,
    schedules: request.schedules,
    parameters: prepared.parameters,
    parameterSchema: prepared.parameterSchema,
    tags: request.tags,
    description: prepared.description,
    version: prepared.bundle.sha256.slice(0, 12),
    concurrencyLimit: request.concurrencyLimit,
    paused: request.paused,
    jobVariables: request.jobVariables,
    bundle: { sha256: prepared.bundle.sha256, place: place ?? `${storage.name} (when it is deployed)` },
  };
  const changed = changes(before, deployment);
  const status = before === null ? "created" : changed.length === 0 ? "unchanged" : "updated";
  const deployed = isDry || status === "unchanged" ? null : await deploy(client, deployment, before);
  const id = deployed?.id ?? (before === null ? null : read.text(before, "id"));
  return {
    deployment: `${prepared.flow}/${request.name}`,
    status,
    changes: changed,
    page: id === null ? null : `${pagesOf(client.address)}/deployments/deployment/${id}`,
    bundle: { sha256: prepared.bundle.sha256, bytes: prepared.bundle.bytes, storage: storage.name },
    files: prepared.files,
    warnings: prepared.warnings,
  };
}

/** Where the bundle is that is deployed already, where this is the same. */
async function placeIfKept(before: Fields | null, { bundle }: Prepared): Promise<string | null> {
  if (before === null) return null;
  const env = read.object(read.object(before, "job_variables"), "env");
  return env["NBFLOW_BUNDLE_SHA256"] === bundle.sha256 ? read.textOrNull(env, "NBFLOW_BUNDLE") : null;
}

/** @throws CliError where there is no such pool, or its jobs ask for what is not given: the server finds out only when a run begins. */
async function mustFitPool(client: OrionClient, { pool, jobVariables }: DeployRequest): Promise<void> {
  const found = await orNull(client.call("GET", `work_pools/${encodeURIComponent(pool)}`));
  if (found !== null) {
    const variables = read.object(read.object(found, "base_job_template"), "variables");
    const properties = read.object(variables, "properties");
    const missing = read
      .texts(variables, "required")
      .filter((name) => !(name in jobVariables) && !("default" in read.object(properties, name)));
    const [first] = missing;
    if (first === undefined) return;
    throw new CliError(`The work pool ${pool} asks for ${missing.join(", ")}.`, {
      hint: `Give it with --job-variable ${first}=…`,
    });
  }
  const pools = read
    .list(await client.call("POST", "work_pools/filter", {}))
    .map((each) => read.text(each, "name"));
  throw new CliError(`There is no work pool ${pool}.`, {
    hint: `${pools.length === 0 ? "" : `There are: ${pools.join(", ")}. `}Make it: nbflow work-pool create ${pool}`,
  });
}

function storageFor(storages: readonly Storage[], name: string | null): Storage {
  const found = storages.find((storage) => (name === null ? storage.isDefault : storage.name === name));
  if (found !== undefined) return found;
  throw new CliError(`There is no storage ${name ?? ""}.`, {
    hint: `There are: ${storages.map((storage) => storage.name).join(", ")}.`,
  });
}

function show(done: Done, isDry: boolean, { stdout }: World): void {
  const { bold, dim, green, red } = stdout.colors;
  const would = isDry
    ? { created: "would be created", updated: "would be updated", unchanged: "is as it is to be" }
    : null;
  const is = { created: "is created", updated: "is updated", unchanged: "is as it was" };
  stdout.write(`${bold(done.deployment)} ${(would ?? is)[done.status]}\n`);
  for (const { what, before, after } of done.changes) {
    if (before !== null) stdout.write(red(`  - ${what}: ${before}\n`));
    if (after !== null) stdout.write(green(`  + ${what}: ${after}\n`));
  }
  const { bytes, storage, sha256 } = done.bundle;
  stdout.write(dim(`  bundle ${sha256.slice(0, 12)}, ${Math.ceil(bytes / 1024)} KiB, storage ${storage}\n`));
  for (const file of done.files) stdout.write(dim(`  with ${file}\n`));
  if (done.page !== null) stdout.write(`  ${done.page}\n`);
}
