import { DOCKER } from "./docker.js";
import { KUBERNETES } from "./kubernetes.js";
import { PROCESS } from "./process.js";

/** The types of work pools that nbflow's deployments run in. Ours runs process pools; Prefect's workers run all. */
export const POOL_TYPES = ["process", "docker", "kubernetes"] as const;
export type PoolType = (typeof POOL_TYPES)[number];

/** The types as the API lists them: by the package that their worker is in. Workers of other types bring their own. */
export const WORKER_TYPES = {
  prefect: { process: PROCESS },
  "prefect-docker": { docker: DOCKER },
  "prefect-kubernetes": { kubernetes: KUBERNETES },
} as const;
