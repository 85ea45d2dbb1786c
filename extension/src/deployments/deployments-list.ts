import type { Client, Deployment, WorkPool } from "../server-client/index.js";

/** What a server has of deployments, and the work pools that run them. */
export interface Deployments {
  readonly items: readonly Deployment[];
  readonly pools: readonly WorkPool[];
}

/** The most that one answer has. */
const many = 200;

/** All deployments of a server, by name. */
export async function allDeployments(client: Client): Promise<Deployments> {
  const [items, pools] = await Promise.all([deployments(client), client.workPools()]);
  return { items, pools };
}

async function deployments(client: Client): Promise<readonly Deployment[]> {
  const found: Deployment[] = [];
  for (;;) {
    const { items, total } = await client.deployments({ limit: many, offset: found.length });
    found.push(...items);
    if (items.length < many || found.length >= total) return found;
  }
}
