import { adminOperations } from "./admin/operations.js";
import { artifactOperations } from "./artifacts/operations.js";
import { automationOperations } from "./automations/operations.js";
import { blockDocumentOperations } from "./blocks/document-operations.js";
import { blockTypeOperations } from "./blocks/type-operations.js";
import { collectionOperations } from "./collections/operations.js";
import { tagLimitOperations } from "./concurrency/operations-v1.js";
import { limitOperations } from "./concurrency/operations-v2.js";
import { deploymentOperations } from "./deployments/operations.js";
import { eventOperations } from "./events/operations.js";
import { flowOperations } from "./flows/operations.js";
import { flowRunOperations } from "./flow-runs/operations.js";
import type { Operation } from "./http/operation.js";
import { logOperations } from "./logs/operations.js";
import { stateOperations } from "./states/operations.js";
import { taskRunOperations } from "./task-runs/operations.js";
import { variableOperations } from "./variables/operations.js";
import { workPoolOperations } from "./work-pools/operations.js";
import { workQueueOperations } from "./work-queues/operations.js";
import { workerOperations } from "./workers/operations.js";

/** All that the API can do. */
export const OPERATIONS: readonly Operation[] = [
  ...adminOperations,
  ...flowOperations,
  ...flowRunOperations,
  ...taskRunOperations,
  ...stateOperations,
  ...logOperations,
  ...artifactOperations,
  ...variableOperations,
  ...eventOperations,
  ...limitOperations,
  ...tagLimitOperations,
  ...deploymentOperations,
  ...workPoolOperations,
  ...workQueueOperations,
  ...workerOperations,
  ...blockTypeOperations,
  ...blockDocumentOperations,
  ...automationOperations,
  ...collectionOperations,
];
