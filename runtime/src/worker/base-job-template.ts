import { ApiError, orNull, read, type Fields, type OrionClient } from "../orion/index.js";
import { WORKER_TYPES, type PoolType } from "../pool-types/index.js";

const IMAGE_NOTE = "It must have Node 20 or later and Python; Prefect's own image has no Node.";

/**
 * What a pool's jobs are made of: the server's own template for that type of worker. In a container's, the image has no default
 * and is asked for, as Prefect's own image can't run a deployed flow.
 * @throws ApiError where the server does not know the type.
 */
export async function baseJobTemplate(client: OrionClient, type: PoolType): Promise<Fields> {
  const known = await knownTemplate(client, type);
  if (type === "process") return known ?? WORKER_TYPES.prefect.process.default_base_job_configuration;
  if (known === null) {
    throw new ApiError("api-not-found", `${client.address.url} knows no worker of the type ${type}.`, {
      hint: "Make the pool with Prefect's own command: prefect work-pool create",
    });
  }
  const variables = read.object(known, "variables");
  const properties = read.object(variables, "properties");
  const { default: _none, ...image } = read.object(properties, "image");
  const description = `${read.textOrNull(image, "description") ?? ""} ${IMAGE_NOTE}`.trim();
  const required = [...new Set([...read.texts(variables, "required"), "image"])];
  return {
    ...known,
    variables: { ...variables, required, properties: { ...properties, image: { ...image, description } } },
  };
}

async function knownTemplate(client: OrionClient, type: PoolType): Promise<Fields | null> {
  const view = await orNull(client.call("GET", "collections/views/aggregate-worker-metadata"));
  for (const workers of Object.values(read.fields(view ?? {}))) {
    const worker = read.fields(workers)[type];
    if (worker !== undefined) return read.object(worker, "default_base_job_configuration");
  }
  return null;
}
