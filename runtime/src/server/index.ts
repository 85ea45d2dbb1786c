export { startServer, type RunningServer, type ServerOptions } from "./start-server.js";
export { ServerError, type ServerErrorCode } from "./server-error.js";
export { manageKeys, type KeyManager } from "./access/manage-keys.js";
export { ROLES, type Role } from "./access/caller.js";
