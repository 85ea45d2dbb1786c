export { startServer, type RunningServer, type ServerOptions } from "./start-server.js";
export type { ServerError, ServerErrorCode } from "./server-error.js";
export { readDocuments } from "./blocks/read-documents.js";
export { manageKeys, type KeyManager } from "./access/manage-keys.js";
export type { Role } from "./access/caller.js";
export { publishShared, runningShared, withdrawShared, type SharedServer } from "./shared/shared-file.js";
