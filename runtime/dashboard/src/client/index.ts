export type * from "./client.js";
export type * from "./records.js";
export { STATE_TYPES } from "./records.js";
export { ClientError, errorText, type ClientErrorCode } from "./client-error.js";
export { httpClient, tryKey } from "./http/http-client.js";
export type { HttpWorld, Socket } from "./http/api.js";
export { messageClient } from "./messages/message-client.js";
export { serveClient } from "./messages/serve-client.js";
export type { Port } from "./messages/protocol.js";
