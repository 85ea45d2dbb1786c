import { read, type Fields } from "../read.js";
import type { OrionClient } from "./client.js";
import { orNull } from "./or-null.js";

/** What the server has of a deployment; null where it has none. */
export async function findDeployment(
  client: OrionClient,
  flow: string,
  name: string,
): Promise<Fields | null> {
  const path = `deployments/name/${encodeURIComponent(flow)}/${encodeURIComponent(name)}`;
  const found = await orNull(client.call("GET", path));
  return found === null ? null : read.fields(found);
}
